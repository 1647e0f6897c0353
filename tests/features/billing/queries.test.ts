import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import { addMonths, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { billForStaff, billOf, runningEstimate, searchBills } from "@/lib/features/billing/queries";
import { billIdOf, billSearchSchema } from "@/lib/features/billing/schema";
import { recalculateBill } from "@/lib/features/billing/recalculate";
import { billsOf, askedOf } from "@/lib/features/payments/listed-bills";
import { counterDoorPayment } from "@/lib/features/door/door";
import { billMonth, makeBilledCustomer, staffFlow } from "@/tests/support/bills";
import { at, makeAdmin, makeCustomer, makePause, makePlan, makeSubscription } from "@/tests/support/make";
import { payBesideTheGateway } from "@/tests/support/money";

afterAll(disconnect);

async function customerWithBills() {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate: 100 });
  await makeSubscription({ customerId, plan, startDate: "2026-08-01", endDate: "2026-12-31" });
  for (const month of ["2026-08", "2026-09", "2026-10"]) await billMonth(month);
  const september = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId, month: 9 } }));
  await payBesideTheGateway({ billId: september.id, customerId });
  return customerId;
}

describe("a customer's bills", () => {
  it("come with what is due first at the head, and what is paid after it", async () => {
    const customerId = await customerWithBills();
    const all = await asCustomer(customerId, (tx) => billsOf(tx, customerId));
    expect(all.map((bill) => bill.month)).toEqual(["2026-08", "2026-10", "2026-09"]);
    const october = parsePlainMonth("2026-10");
    const owed = await asCustomer(customerId, (tx) => askedOf(tx, customerId, addMonths(october, 1)));
    expect(owed.bills.map((bill) => bill.month)).toEqual(["2026-08", "2026-10"]);
    expect(owed.isBilled).toBe(false);
  });

  it("hold the days as they were when the bill was made", async () => {
    const { customerId, billId } = await makeBilledCustomer({ days: 2 });
    await makePause(customerId, "2026-11-02");
    const bill = await asCustomer(customerId, (tx) => billOf(tx, customerId, billId));
    expect(bill?.lines[0]?.days).toEqual([
      { date: "2026-11-01", cause: "delivery" },
      { date: "2026-11-02", cause: "delivery" },
    ]);
  });

  it("are nobody else's: a foreign bill is as good as none", async () => {
    const { billId } = await makeBilledCustomer();
    const stranger = await makeCustomer();
    expect(await asCustomer(stranger, (tx) => billOf(tx, stranger, billId))).toBeNull();
    expect(await asCustomer(stranger, (tx) => billForStaff(tx, billId))).toBeNull();
  });
});

describe("the running estimate", () => {
  it("is what the bill will be if nothing changes", async () => {
    const customerId = await makeCustomer();
    const plan = await makePlan({ dailyRate: 100 });
    await makeSubscription({ customerId, plan, startDate: "2026-11-16", endDate: "2026-12-15" });
    await makePause(customerId, "2026-11-20");
    const now = at("2026-11-18", "09:00");
    const estimate = await asCustomer(customerId, (tx) => runningEstimate(tx, customerId, now), now);
    expect(estimate).toMatchObject({ month: "2026-11", billableDays: 14, pausedDays: 1, amount: 1400 });
    await billMonth("2026-11");
    expect(await asCustomer(customerId, (tx) => billsOf(tx, customerId))).toMatchObject([{ amount: 1400 }]);
  });

  it("is absent while the month has no delivery day", async () => {
    const customerId = await makeCustomer();
    expect(
      await asCustomer(customerId, (tx) => runningEstimate(tx, customerId, at("2026-11-18", "09:00"))),
    ).toBeNull();
  });
});

describe("bills for staff", () => {
  const december = parsePlainDate("2026-12-20");

  it("are found by month, status and a part of the name", async () => {
    const admin = await makeAdmin();
    const customerId = await makeCustomer({ fullname: "Zubin Xerxes" });
    const plan = await makePlan();
    await makeSubscription({ customerId, plan, startDate: "2026-09-01", endDate: "2026-10-31" });
    await billMonth("2026-09");
    await billMonth("2026-10");
    const find = async (search: object) => {
      const page = await asStaff(admin, (tx) => searchBills(tx, billSearchSchema.parse(search), december));
      return page.rows.map((bill) => bill.month);
    };
    expect(await find({ query: "xerxes" })).toEqual(["2026-10", "2026-09"]);
    expect(await find({ query: "xerxes", month: "2026-09" })).toEqual(["2026-09"]);
    expect(await find({ query: "xerxes", status: "overdue" })).toHaveLength(2);
    expect(await find({ query: "xerxes", status: "unpaid" })).toEqual([]);
    expect(await find({ query: "xerxes", status: "paid" })).toEqual([]);
  });

  it("name the customer and their address", async () => {
    const { billId, customerId } = await makeBilledCustomer();
    const bill = await asStaff(await makeAdmin(), (tx) => billForStaff(tx, billId));
    expect(bill?.customer).toMatchObject({
      id: customerId,
      fullname: "Asha Kulkarni",
      address: expect.any(Array),
    });
  });

  it("say when they were recalculated; paid and opened again, they were not", async () => {
    const { billId, customerId } = await makeBilledCustomer();
    const staff = await makeAdmin();
    const read = () => asStaff(staff, (tx) => billForStaff(tx, billId));
    await payBesideTheGateway({ billId, customerId });
    const { id: doorPaymentId } = await asSystem((tx) =>
      tx.doorPayment.findFirstOrThrow({ where: { billId } }),
    );
    await counterDoorPayment(staffFlow(staff), { doorPaymentId, reason: "Forged note" });
    expect(await read()).toMatchObject({ updatedAt: expect.any(Date), recalculatedAt: null });
    const now = at("2026-12-02", "10:00");
    await asStaff(staff, (tx) => recalculateBill({ tx, now, staff }, { billId, reason: "Wrong rate" }), now);
    expect(await read()).toMatchObject({ isPaid: false, recalculatedAt: now });
  });
});

describe("what stands in an address", () => {
  it.each([
    ["12", 12],
    ["0", null],
    ["-1", null],
    ["1e3", null],
    ["12abc", null],
    ["99999999999999999999", null],
  ])("%s is the bill %s", (text, id) => {
    expect(billIdOf(text)).toBe(id);
  });

  it("that can't be read narrows no search", () => {
    const unread = { month: "soon", status: "lost", after: "x" };
    const nothing = { month: undefined, status: undefined, after: undefined };
    expect(billSearchSchema.parse(unread)).toMatchObject(nothing);
    expect(billSearchSchema.parse({ month: "2026-10" })).toMatchObject({ month: parsePlainMonth("2026-10") });
  });
});
