// Many at the same moment, each on a connection of its own: what a lock keeps whole stays whole.
import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { rupees } from "@/lib/domain/money";
import { giveCredit, takeBackCredit } from "@/lib/features/credits/credits";
import { changeAddress } from "@/lib/features/accounts/commands";
import { getProfile } from "@/lib/features/accounts/queries";
import { recalculateBill } from "@/lib/features/billing/recalculate";
import { extend, subscribe } from "@/lib/features/subscriptions/commands";
import { BILLING_DAY, billMonth, makeBilledCustomer, staffFlow } from "../support/bills";
import { allAtOnce, atOnce } from "../support/crowd";
import { gatewayOfFile } from "../support/gateway";
import { at, makeAdmin, makeCustomer, makePause, makePlan, makeSubscription } from "../support/make";
import { credit, payOnline, refund, standing, takeCash } from "../support/money";

const gateway = gatewayOfFile();

const noon = at("2026-11-22", "12:00");
const MOST_AT_ONCE = 50;

const won = (results: readonly { ok: boolean }[]) => results.filter(({ ok }) => ok).length;
const creditsOf = (customerId: number) => asSystem((tx) => tx.credit.count({ where: { customerId } }));

test("of ten who give the same credit, having seen none, one gives it", async () => {
  const bill = await makeBilledCustomer();
  const staff = await makeAdmin();
  const what = { amount: rupees(100), reason: "Burnt dal", billId: null, day: null, seen: 0 };
  const results = await atOnce(10, () =>
    giveCredit(staffFlow(staff), { ...what, customerId: bill.customerId }),
  );
  expect(won(results)).toBe(1);
  expect(await creditsOf(bill.customerId)).toBe(1);
  expect(await standing(bill)).toEqual({ open: 110_000, credit: 0, isPaid: false });
});

test("a credit is taken back once by ten who press at once", async () => {
  const customerId = await makeCustomer();
  const given = await credit({ customerId }, 100);
  if (!given.ok) throw new Error(given.error);
  const staff = await makeAdmin();
  const { creditId } = given.value;
  const results = await atOnce(10, () =>
    takeBackCredit(staffFlow(staff), { creditId, reason: "By mistake" }),
  );
  expect(won(results)).toBe(1);
  expect(await creditsOf(customerId)).toBe(2);
});

test("two credits of one customer are not taken back both when only one of them is left", async () => {
  const customerId = await makeCustomer();
  const ids = [await credit({ customerId }, 100), await credit({ customerId }, 100)].map((given) =>
    given.ok ? given.value.creditId : 0,
  );
  const plan = await makePlan({ dailyRate: 100 });
  await makeSubscription({ customerId, plan, startDate: "2026-11-01", endDate: "2026-11-01" });
  await billMonth("2026-11");
  const staff = staffFlow(await makeAdmin());
  const results = await allAtOnce(
    ...ids.map((creditId) => () => takeBackCredit(staff, { creditId, reason: "By mistake" })),
  );
  expect(won(results)).toBe(1);
});

test("no more than fifty subscriptions run, however many are taken at once", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan();
  const dates = { startDate: "2026-11-23", endDate: "2026-11-29" };
  for (let index = 0; index < MOST_AT_ONCE - 1; index += 1)
    await makeSubscription({ customerId, plan, ...dates });
  const input = {
    planId: plan.id,
    weekdays: [1 as const],
    startDate: parsePlainDate(dates.startDate),
    endDate: parsePlainDate(dates.endDate),
    isSecond: true,
  };
  const results = await atOnce(10, () =>
    asCustomer(customerId, (tx) => subscribe({ tx, now: noon, customerId }, input), noon),
  );
  expect(won(results)).toBe(1);
  expect(await asSystem((tx) => tx.subscription.count({ where: { customerId } }))).toBe(MOST_AT_ONCE);
});

test("extended ten times at once to one day, it is extended once", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan();
  const subscriptionId = await makeSubscription({
    customerId,
    plan,
    startDate: "2026-11-23",
    endDate: "2026-11-29",
  });
  const input = { subscriptionId, endDate: parsePlainDate("2026-12-06") };
  const results = await atOnce(10, () =>
    asCustomer(customerId, (tx) => extend({ tx, now: noon, customerId }, input), noon),
  );
  expect(won(results)).toBe(1);
});

test("whoever subscribes while they move lives where the subscription found them", async () => {
  for (let round = 0; round < 3; round += 1) {
    const customerId = await makeCustomer();
    const plan = await makePlan();
    const { addressVersion } = await asSystem((tx) => getProfile(tx, customerId, noon));
    const address = { addr1: "7, Palm Beach Road", addr2: "", city: "Navi Mumbai", state: "Maharashtra" };
    const moved = { ...address, area: "Nerul", pincode: "400706", version: addressVersion };
    const wish = { startDate: parsePlainDate("2026-11-23"), endDate: parsePlainDate("2026-11-29") };
    const input = { planId: plan.id, weekdays: [1 as const], ...wish };
    await allAtOnce<unknown>(
      () => asCustomer(customerId, (tx) => changeAddress({ tx, now: noon, customerId }, moved), noon),
      () => asCustomer(customerId, (tx) => subscribe({ tx, now: noon, customerId }, input), noon),
    );
    const acts = await asSystem((tx) =>
      tx.auditLog.findMany({ where: { actorId: customerId }, orderBy: { id: "asc" } }),
    );
    const names = acts.map(({ action }) => action);
    expect(names.slice(names.indexOf("subscribe"))).toEqual(["subscribe"]);
  }
});

test("invoices issued at once are numbered without a gap and without a twin", async () => {
  const bills = [];
  for (let index = 0; index < 8; index += 1) bills.push(await makeBilledCustomer());
  for (const { customerId } of bills) await makePause(customerId, "2026-11-05");
  const staff = await makeAdmin();
  const recalculate = ({ billId }: { billId: number }) =>
    asStaff(staff, (tx) => recalculateBill({ tx, now: BILLING_DAY, staff }, { billId, reason: "Phoned" }));
  const results = await allAtOnce(...bills.map((bill) => () => recalculate(bill)));
  expect(won(results)).toBe(8);
  const invoices = await asSystem((tx) =>
    tx.document.findMany({ where: { kind: "invoice", edition: 1 }, orderBy: { position: "asc" } }),
  );
  expect(invoices.map(({ position }) => position)).toEqual(invoices.map((_, index) => index + 1));
});

test("cash of two drivers for one bill is never more than was open", async () => {
  const bill = await makeBilledCustomer();
  const results = await atOnce(4, () => takeCash(bill, 1_200));
  expect(won(results)).toBe(1);
  expect(await standing(bill)).toEqual({ open: 0, credit: 0, isPaid: true });
});

test("a refund as credit and one through the gateway at once don't give back more than was paid", async () => {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill);
  const back = { amount: 120_000, seen: 120_000 };
  const results = await allAtOnce(
    () => refund(payment.id, back),
    () => refund(payment.id, { ...back, destination: "credit" }),
  );
  expect(won(results)).toBe(1);
});
