import { asCustomer, asStaff, asSystem, disconnect, fromSqlDate } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { adminPauseDays, adminResumeDays, pauseDays, resumeDays } from "@/lib/features/pauses/commands";
import { atOnce } from "@/tests/support/crowd";
import {
  at,
  days,
  makeAdmin,
  makeClosure,
  makeCustomer,
  makePause,
  makePlan,
  makeStaff,
  makeSubscription,
} from "@/tests/support/make";

const monday = "2026-11-23";
const noon = at("2026-11-22", "12:00");
const november = "2026-11";

afterAll(disconnect);

async function subscriber(weekdays?: (1 | 2 | 3 | 4 | 5 | 6 | 7)[]): Promise<CustomerId> {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  await makeSubscription({ customerId, plan, startDate: "2026-11-01", endDate: "2026-12-31", weekdays });
  return customerId;
}

function pause(customerId: CustomerId, list: string[], now = noon) {
  return asCustomer(customerId, (tx) => pauseDays({ tx, now, customerId }, { days: days(...list) }), now);
}

function resume(customerId: CustomerId, list: string[], now = noon) {
  return asCustomer(customerId, (tx) => resumeDays({ tx, now, customerId }, { days: days(...list) }), now);
}

function pausesOf(customerId: number): Promise<string[]> {
  return asSystem(async (tx) => {
    const rows = await tx.pause.findMany({ where: { customerId }, orderBy: { pauseDate: "asc" } });
    return rows.map((row) => fromSqlDate(row.pauseDate));
  });
}

describe("pausing", () => {
  test("stops a day's tiffin and says what is saved on which bill", async () => {
    const customer = await subscriber();
    const result = await pause(customer, [monday]);
    expect(result).toEqual({
      ok: true,
      value: {
        ...{ paused: [monday], refused: [], saved: [{ month: november, amount: 120 }] },
        receipt: expect.stringMatching(/^TT1\./),
      },
    });
    expect(await pausesOf(customer)).toEqual([monday]);
  });

  test("is taken at eight sharp and refused one millisecond later", async () => {
    const [early, late] = [await subscriber(), await subscriber()];
    const eight = at(monday, "08:00");
    expect(await pause(early, [monday], eight)).toMatchObject({ ok: true });
    expect(await pause(late, [monday], new Date(eight.getTime() + 1))).toEqual({
      ok: false,
      error: "after-cutoff",
    });
    expect(await pausesOf(late)).toEqual([]);
  });

  test("follows the kitchen's day, not the day in London or New York", async () => {
    const customer = await subscriber();
    const justAfterMidnight = new Date("2026-11-22T18:30:00.000Z");
    expect(await pause(customer, ["2026-11-22"], justAfterMidnight)).toEqual({ ok: false, error: "past" });
    expect(await pause(customer, [monday], justAfterMidnight)).toMatchObject({ ok: true });
  });

  test.each([
    ["a day of the past", "2026-11-21", "past"],
    ["today after the kitchen counted", "2026-11-22", "after-cutoff"],
    ["a day after the last delivery", "2027-01-01", "nothing-to-pause"],
  ])("refuses %s", async (_, day, error) => {
    expect(await pause(await subscriber(), [day])).toEqual({ ok: false, error });
  });

  test("refuses a weekday on which nothing comes, and a day on which the kitchen is closed", async () => {
    const customer = await subscriber([1, 2, 3, 4, 5]);
    await makeClosure("2026-12-25", "Christmas");
    expect(await pause(customer, ["2026-11-28"])).toEqual({ ok: false, error: "nothing-to-pause" });
    expect(await pause(customer, ["2026-12-25"])).toEqual({ ok: false, error: "nothing-to-pause" });
  });

  test("takes what it can of a range and says why not the rest", async () => {
    const customer = await subscriber([1, 2, 3, 4, 5, 6]);
    await makePause(customer, "2026-11-25");
    const range = [
      "2026-11-21",
      "2026-11-22",
      "2026-11-28",
      "2026-11-29",
      "2026-11-30",
      "2026-12-01",
      "2026-11-25",
    ];
    expect(await pause(customer, range)).toEqual({
      ok: true,
      value: {
        paused: ["2026-11-28", "2026-11-30", "2026-12-01"],
        refused: [
          { day: "2026-11-21", reason: "past" },
          { day: "2026-11-22", reason: "after-cutoff" },
          { day: "2026-11-25", reason: "already-paused" },
          { day: "2026-11-29", reason: "nothing-to-pause" },
        ],
        saved: [
          { month: november, amount: 240 },
          { month: "2026-12", amount: 120 },
        ],
        receipt: expect.any(String),
      },
    });
  });

  test("of one day, asked for twenty times at once, makes one pause and nineteen polite refusals", async () => {
    const customer = await subscriber();
    const results = await atOnce(20, () => pause(customer, [monday]));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.error === "already-paused")).toHaveLength(19);
    expect(await pausesOf(customer)).toEqual([monday]);
  });

  test("leaves a line in the audit log that says who and which days", async () => {
    const customer = await subscriber();
    await pause(customer, [monday]);
    const [entry] = await asSystem((tx) => tx.auditLog.findMany({ where: { actorId: customer } }));
    expect(entry).toMatchObject({
      action: "pause-days",
      entityId: String(customer),
      after: { days: [monday] },
    });
  });
});

describe("resuming", () => {
  test("brings a paused day's tiffin back and says what it costs", async () => {
    const customer = await subscriber();
    await pause(customer, [monday]);
    expect(await resume(customer, [monday])).toEqual({
      ok: true,
      value: { resumed: [monday], refused: [], added: [{ month: november, amount: 120 }] },
    });
    expect(await pausesOf(customer)).toEqual([]);
  });

  test("is refused after the cutoff, for a past day, and for a day that isn't paused", async () => {
    const customer = await subscriber();
    await makePause(customer, "2026-11-20");
    await makePause(customer, monday);
    const tooLate = new Date(at(monday, "08:00").getTime() + 1);
    expect(await resume(customer, [monday], tooLate)).toEqual({ ok: false, error: "after-cutoff" });
    expect(await resume(customer, ["2026-11-20"])).toEqual({ ok: false, error: "past" });
    expect(await resume(customer, ["2026-11-24"])).toEqual({ ok: false, error: "not-paused" });
    expect(await pausesOf(customer)).toEqual(["2026-11-20", monday]);
  });

  test("by one customer leaves another customer's pause alone", async () => {
    const [asha, meera] = [await subscriber(), await subscriber()];
    await makePause(meera, monday);
    expect(await resume(asha, [monday])).toEqual({ ok: false, error: "not-paused" });
    expect(await pausesOf(meera)).toEqual([monday]);
  });
});

describe("an admin", () => {
  const reason = "burnt dal, promised on the phone";

  test("may pause and resume past the cutoff, with the reason in the audit log", async () => {
    const [customer, staff] = [await subscriber(), await makeAdmin()];
    const list = days("2026-11-20", "2026-11-22");
    const input = { customerId: customer, days: list, reason };
    const paused = await asStaff(staff, (tx) => adminPauseDays({ tx, now: noon, staff }, input), noon);
    expect(paused).toMatchObject({ ok: true, value: { paused: list, refused: [] } });
    expect(await pausesOf(customer)).toEqual(list);
    const [entry] = await asSystem((tx) => tx.auditLog.findMany({ where: { actorId: staff.id } }));
    expect(entry).toMatchObject({ action: "pause-days", actorRole: "admin", reason });
    const resumed = await asStaff(staff, (tx) => adminResumeDays({ tx, now: noon, staff }, input), noon);
    expect(resumed).toMatchObject({ ok: true, value: { resumed: list } });
    expect(await pausesOf(customer)).toEqual([]);
  });

  test("finds no customer under an id that is missing or a colleague's", async () => {
    const staff = await makeAdmin();
    const cook = await makeStaff("kitchen");
    for (const customerId of [cook.id, 999_999]) {
      const input = { customerId, days: days(monday), reason };
      const result = await asStaff(staff, (tx) => adminPauseDays({ tx, now: noon, staff }, input), noon);
      expect(result).toEqual({ ok: false, error: "not-found" });
    }
  });
});
