// A day's sheet: made once at the cutoff, and afterwards changed by amendments alone.
import { asCustomer, asStaff, asSystem, disconnect, fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { addClosures, removeClosure } from "@/lib/features/closures/commands";
import {
  adminPauseDays,
  adminResumeDays,
  adminSkipDay,
  adminUnskipDay,
} from "@/lib/features/pauses/commands";
import { adminEndEarly } from "@/lib/features/subscriptions/commands";
import {
  at,
  makeAdmin,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeSubscription,
} from "../../support/make";

const reason = "Rang at nine";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
beforeAll(async () => {
  admin = await makeAdmin();
});
afterAll(disconnect);

async function lunch(day: PlainDate) {
  const customerId = await makeCustomer();
  const run = { startDate: day, endDate: "2027-05-31" };
  const subscriptionId = await makeSubscription({ customerId, plan: await makePlan(), ...run });
  return { customerId, subscriptionId, day };
}

async function makeSheet(day: PlainDate, now: Date): Promise<number | null> {
  const [row] = await asSystem(
    (tx) => tx.$queryRaw<{ id: number | null }[]>`SELECT make_sheet(${toSqlDate(day)}::date, 1) AS id`,
    now,
  );
  return row?.id ?? null;
}

/** What a customer's sheet of a day says: how often they stand on it, and what was amended. */
function said({ customerId, day }: { customerId: number; day: PlainDate }) {
  return asSystem(async (tx) => {
    const where = { sheet: { day: toSqlDate(day) }, customerId };
    const amendments = await tx.amendment.findMany({ where, orderBy: { id: "asc" } });
    const [{ standing } = { standing: 0 }] = await tx.$queryRaw<{ standing: number }[]>`
      SELECT count(*)::integer AS standing FROM sheet_tiffins WHERE day = ${toSqlDate(day)}::date AND customer_id = ${customerId}`;
    return { standing, amended: amendments.map((one) => `${one.kind} by ${one.actorRole}: ${one.reason}`) };
  });
}

const byAdmin = <T>(now: Date, act: (scope: { tx: Tx; now: Date; staff: typeof admin }) => Promise<T>) =>
  asStaff(admin, (tx) => act({ tx, now, staff: admin }), now);

describe("a sheet", () => {
  test("is made after its cutoff, not at it, and once", async () => {
    const day = parsePlainDate("2027-02-02");
    await lunch(day);
    expect(await makeSheet(day, at(day, "08:00"))).toBeNull();
    const id = await makeSheet(day, at(day, "08:01"));
    expect(id).not.toBeNull();
    expect(await makeSheet(day, at(day, "12:00"))).toBe(id);
    expect(await makeSheet(parsePlainDate("2027-02-04"), at(day, "12:00"))).toBeNull();
  });

  test("holds a row for each tiffin as of then, and none for who paused or skipped", async () => {
    const day = parsePlainDate("2027-02-03");
    const [comes, paused, skipped] = [await lunch(day), await lunch(day), await lunch(day)];
    await makePause(paused.customerId, day);
    await makeSkip(skipped.subscriptionId, day);
    const id = (await makeSheet(day, at(day, "09:00"))) ?? 0;
    const rows = await asSystem((tx) => tx.sheetRow.findMany({ where: { sheetId: id } }));
    const customers = rows.map(({ customerId }) => customerId);
    expect(customers).toContain(comes.customerId);
    expect(customers).not.toContain(paused.customerId);
    expect(customers).not.toContain(skipped.customerId);
    const row = rows.find(({ customerId }) => customerId === comes.customerId);
    expect(row).toMatchObject({
      fullName: "Asha Kulkarni",
      addr1: "Flat 4, Shanti Niwas",
      dishes: '["4 roti","Dal","Sabzi"]',
    });
  });

  test("is numbered without a gap, whoever made it", async () => {
    for (const day of ["2027-02-20", "2027-02-18", "2027-02-19"]) {
      await makeSheet(parsePlainDate(day), at("2027-02-21", "09:00"));
    }
    const made = await asSystem((tx) => tx.sheet.findMany({ orderBy: { number: "asc" } }));
    expect(made.map(({ number }) => number)).toEqual(made.map((_, index) => index + 1));
    expect(made.slice(-3).map(({ day }) => fromSqlDate(day))).toEqual([
      "2027-02-20",
      "2027-02-18",
      "2027-02-19",
    ]);
  });

  test("keeps the name and the address of its day, though they change before anybody has made it", async () => {
    const day = parsePlainDate("2027-02-22");
    const moved = await lunch(day);
    const data = { fullname: "Asha Joshi", phone: "9811111111" };
    await asSystem((tx) => tx.user.updateMany({ where: { id: moved.customerId }, data }), at(day, "09:00"));
    const rows = await asSystem((tx) =>
      tx.sheetRow.findMany({ where: { customerId: moved.customerId, sheet: { day: toSqlDate(day) } } }),
    );
    expect(rows.map(({ fullName }) => fullName)).toEqual(["Asha Kulkarni"]);
  });
});

describe("a late change by the office", () => {
  const day = parsePlainDate("2027-04-08");
  const late = at(day, "09:00");

  test("makes the sheet before it changes anything, and takes the tiffin off with who and why", async () => {
    const asked = await lunch(day);
    expect(await asSystem((tx) => tx.sheet.count({ where: { day: toSqlDate(day) } }))).toBe(0);
    await byAdmin(late, (scope) => adminPauseDays(scope, { ...asked, days: [day], reason }));
    expect(await said(asked)).toEqual({ standing: 0, amended: [`taken_off by admin: ${reason}`] });
    const sheet = await asSystem((tx) => tx.sheet.findFirstOrThrow({ where: { day: toSqlDate(day) } }));
    expect(sheet).toMatchObject({ madeBy: "change", revision: 2 });
    await byAdmin(late, (scope) =>
      adminResumeDays(scope, { ...asked, days: [day], reason: "Comes after all" }),
    );
    expect(await said(asked)).toEqual({
      standing: 1,
      amended: [`taken_off by admin: ${reason}`, "added by admin: Comes after all"],
    });
  });

  test("skips and brings one meal of two", async () => {
    const tuesday = parsePlainDate("2027-04-09");
    const asked = await lunch(tuesday);
    const second = { customerId: asked.customerId, plan: await makePlan() };
    await makeSubscription({ ...second, startDate: tuesday, endDate: tuesday });
    await makeSheet(tuesday, at(tuesday, "08:30"));
    const input = { ...asked, day: tuesday, reason };
    await byAdmin(at(tuesday, "09:00"), (scope) => adminSkipDay(scope, input));
    expect(await said({ ...asked, day: tuesday })).toMatchObject({ standing: 1 });
    await byAdmin(at(tuesday, "09:10"), (scope) => adminUnskipDay(scope, input));
    expect(await said({ ...asked, day: tuesday })).toMatchObject({ standing: 2 });
  });

  test("closes and reopens a day for everybody", async () => {
    const friday = parsePlainDate("2027-04-12");
    const [one, two] = [await lunch(friday), await lunch(friday)];
    const lateReason = "No gas";
    await byAdmin(at(friday, "09:00"), (scope) =>
      addClosures(scope, { from: friday, to: friday, reason: "Gas", lateReason }),
    );
    expect(await said(one)).toEqual({ standing: 0, amended: [`taken_off by admin: ${lateReason}`] });
    expect((await said(two)).standing).toBe(0);
    const closure = await asSystem((tx) =>
      tx.closure.findFirstOrThrow({ where: { closureDate: toSqlDate(friday) } }),
    );
    await byAdmin(at(friday, "09:30"), (scope) =>
      removeClosure(scope, { closureId: closure.id, lateReason: "Gas is back" }),
    );
    expect((await said(one)).standing).toBe(1);
    const sheet = await asSystem((tx) => tx.sheet.findFirstOrThrow({ where: { day: toSqlDate(friday) } }));
    expect(sheet.revision).toBe(3);
  });

  test("ends a subscription in the past, day by day", async () => {
    const lastDate = parsePlainDate("2027-04-23");
    const asked = await lunch(lastDate);
    const input = { ...asked, lastDate, reason };
    await byAdmin(at("2027-04-26", "09:00"), (scope) => adminEndEarly(scope, input));
    for (const gone of ["2027-04-24", "2027-04-25", "2027-04-26"]) {
      expect(await said({ ...asked, day: parsePlainDate(gone) })).toEqual({
        standing: 0,
        amended: [`taken_off by admin: ${reason}`],
      });
    }
    await makeSheet(lastDate, at("2027-04-26", "10:00"));
    expect(await said({ ...asked, day: lastDate })).toEqual({ standing: 1, amended: [] });
  });
});

test("a customer whose day was counted meanwhile comes too late", async () => {
  const day = parsePlainDate("2027-05-10");
  const asking = await lunch(day);
  await makeSheet(day, at(day, "08:01"));
  const pause = asCustomer(
    asking.customerId,
    (tx) => tx.pause.createMany({ data: [{ customerId: asking.customerId, pauseDate: toSqlDate(day) }] }),
    at(day, "07:59"),
  );
  await expect(pause).rejects.toThrow("the kitchen has counted 2027-05-10");
  expect(await said(asking)).toEqual({ standing: 1, amended: [] });
});

test("a change in time is no amendment", async () => {
  const day = parsePlainDate("2027-05-12");
  const asked = await lunch(day);
  await makePause(asked.customerId, day, at(day, "08:00"));
  await makeSheet(day, at(day, "08:01"));
  expect(await said(asked)).toEqual({ standing: 0, amended: [] });
});
