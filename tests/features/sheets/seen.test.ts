// What the cook reads of a sheet's changes, and says that it was read.
import { asStaff, asSystem, disconnect, toSqlDate, type Tx } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { adminPauseDays } from "@/lib/features/pauses/commands";
import { seeAmendments } from "@/lib/features/sheets/commands";
import { amendmentsOn } from "@/lib/features/sheets/queries";
import { at, makeAdmin, makeCustomer, makePlan, makeStaff, makeSubscription } from "../../support/make";

afterAll(disconnect);

const day = parsePlainDate("2027-07-05");
const late = at(day, "09:10");

async function amended() {
  const [admin, cook] = [
    await makeAdmin({ fullname: "Asha Office" }),
    await makeStaff("kitchen", { fullname: "Ravi Cook" }),
  ];
  const customerId = await makeCustomer({ fullname: "Meera Late", area: "Ulwe" });
  const plan = await makePlan();
  await makeSubscription({ customerId, plan, startDate: day, endDate: day });
  const asked = { customerId, days: [day], reason: "Rang at nine" };
  await asStaff(admin, (tx) => adminPauseDays({ tx, now: late, staff: admin }, asked), late);
  const as = <T>(staff: typeof admin, fn: (tx: Tx) => Promise<T>) => asStaff(staff, fn, late);
  const own = async (staff: typeof admin) =>
    (await as(staff, (tx) => amendmentsOn(tx, day))).filter(({ planName }) => planName === plan.name);
  const see = (staff: typeof admin, ids: number[]) =>
    as(staff, (tx) => seeAmendments({ tx, now: late, staff }, { amendmentIds: ids }));
  return { admin, cook, customerId, plan, own, see };
}

test("the cook reads whose tiffin it is, who changed it and why, and says once that it was seen", async () => {
  const { cook, admin, customerId, plan, own, see } = await amended();
  const [one] = await own(cook);
  expect(one).toMatchObject({
    ...{ kind: "taken_off", fullName: "Meera Late", planName: plan.name, area: "Ulwe" },
    ...{ reason: "Rang at nine", actorName: "Asha Office", createdAt: late, seenAt: null, seenByName: null },
  });
  const id = one?.id ?? 0;
  expect(await see(cook, [id])).toEqual({ ok: true, value: { seen: 1 } });
  expect(await see(admin, [id])).toEqual({ ok: true, value: { seen: 0 } });
  expect(await own(cook)).toMatchObject([{ seenAt: late, seenByName: "Ravi Cook" }]);
  const acts = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { action: "see-amendment", entityId: String(id) } }),
  );
  expect(acts).toMatchObject([{ actorId: cook.id, accountId: customerId }]);
  expect(await see(cook, [2_000_000_000])).toEqual({ ok: false, error: "not-found" });
});

test("a driver reads no reasons, and sees nothing on the cook's behalf", async () => {
  const { own, see } = await amended();
  const driver = await makeStaff("driver");
  expect(await own(driver)).toEqual([]);
  const [{ id } = { id: 0 }] = await asSystem((tx) =>
    tx.amendment.findMany({ where: { sheet: { day: toSqlDate(day) }, seenAt: null } }),
  );
  await see(driver, [id]).catch(() => null);
  expect(await asSystem((tx) => tx.amendment.count({ where: { id, seenAt: null } }))).toBe(1);
});
