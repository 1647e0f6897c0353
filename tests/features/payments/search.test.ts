import { asStaff, asSystem } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { searchBills } from "@/lib/features/billing/queries";
import { billSearchSchema } from "@/lib/features/billing/schema";
import { exportPayments, paymentsOf, searchPayments } from "@/lib/features/payments/queries";
import { paymentSearchSchema } from "@/lib/features/payments/schema";
import { PAGE_SIZE } from "@/lib/lists/paging";
import { makeBilledCustomer } from "../../support/bills";
import { at, makeAdmin, makeStaff } from "../../support/make";
import { takeCash } from "../../support/money";

let made = 0;

async function attempt(bill: { billId: number; customerId: number }, status: string, when: Date) {
  made += 1;
  const stripePaymentIntentId = `pi_search_${String(made).padStart(4, "0")}`;
  const data = { ...bill, stripePaymentIntentId, amount: 120_000, currency: "inr", status };
  return (await asSystem((tx) => tx.payment.create({ data }), when)).id;
}

async function search(query: object) {
  const support = await makeStaff("support");
  return asStaff(support, (tx) => searchPayments(tx, paymentSearchSchema.parse(query)));
}

const ids = (page: { rows: { id: number }[] }) => page.rows.map(({ id }) => id);

test("finds attempts by status, by day of the kitchen's clock, and by a part of the reference", async () => {
  const { billId, customerId } = await makeBilledCustomer();
  const bill = { billId, customerId };
  const late = await attempt(bill, "failed", at("2026-12-02", "23:59"));
  const early = await attempt(bill, "failed", at("2026-12-03", "00:01"));
  const paid = await attempt(bill, "succeeded", at("2026-12-04", "12:00"));

  expect(ids(await search({ status: "failed" }))).toEqual([early, late]);
  expect(ids(await search({ from: "2026-12-03" }))).toEqual([paid, early]);
  expect(ids(await search({ to: "2026-12-02" }))).toEqual([late]);
  expect(ids(await search({ from: "2026-12-03", to: "2026-12-03" }))).toEqual([early]);
  expect(ids(await search({ query: "PI_SEARCH_0003" }))).toEqual([paid]);
  expect(ids(await search({ query: "pi_search%" }))).toEqual([]);
  expect(ids(await search({ status: "stolen", from: "yesterday" }))).toEqual([paid, early, late]);
  const admin = await makeAdmin();
  expect(await asStaff(admin, (tx) => paymentsOf(tx, { billId }))).toHaveLength(3);
  expect(await asStaff(admin, (tx) => paymentsOf(tx, { customerId }))).toHaveLength(3);
});

test("a receipt from the door finds its bill and no other, however its number is written", async () => {
  const [bill, other] = [await makeBilledCustomer(), await makeBilledCustomer()];
  const [taken, another] = [await takeCash(bill, 100), await takeCash(other, 100)];
  if (!taken.ok || !another.ok) throw new Error("the cash was not taken");
  const { receipt, doorPaymentId } = taken.value;
  const admin = await makeAdmin();
  const december = parsePlainDate("2026-12-02");
  for (const query of [receipt, receipt.toLowerCase(), `D${doorPaymentId}`, `d ${doorPaymentId}`]) {
    const found = await asStaff(admin, (tx) => searchBills(tx, billSearchSchema.parse({ query }), december));
    expect({ query, bills: ids(found) }).toEqual({ query, bills: [bill.billId] });
  }
});

test("goes through the attempts by key and exports them all", async () => {
  const { billId, customerId } = await makeBilledCustomer();
  for (let index = 0; index < PAGE_SIZE + 2; index += 1) {
    await attempt({ billId, customerId }, "failed", at("2027-01-05", "12:00"));
  }
  const first = await search({ from: "2027-01-01" });
  const second = await search({ from: "2027-01-01", after: String(first.after) });

  expect(first.rows).toHaveLength(PAGE_SIZE);
  expect(second.rows).toHaveLength(2);
  expect(second.after).toBeNull();
  expect(ids(await search({ from: "2027-01-01", before: String(second.before) }))).toEqual(ids(first));
  const whole = await asStaff(await makeAdmin(), (tx) =>
    exportPayments(tx, paymentSearchSchema.parse({ from: "2027-01-01" })),
  );
  expect(whole).toHaveLength(PAGE_SIZE + 2);
});

test("shows the kitchen and a driver no payment at all", async () => {
  for (const role of ["kitchen", "driver"] as const) {
    const staff = await makeStaff(role);
    expect(await asStaff(staff, (tx) => searchPayments(tx, paymentSearchSchema.parse({})))).toMatchObject({
      rows: [],
    });
  }
});
