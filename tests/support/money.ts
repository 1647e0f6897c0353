// What staff and customers do with money, and what the books say afterwards.
import { asSystem } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise, rupees, toPaise } from "@/lib/domain/money";
import { post, refreshPaid } from "@/lib/features/books/commands";
import { creditOf, openOf } from "@/lib/features/books/queries";
import { giveCredit } from "@/lib/features/credits/credits";
import { startPayment } from "@/lib/features/payments/commands";
import { takeDoorPayment } from "@/lib/features/door/door";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { refundPayment, type RefundInput } from "@/lib/features/returns/refunds";
import { settleDispute } from "@/lib/features/returns/settle-dispute";
import type { GatewayDispute } from "@/lib/gateway/disputes";
import { BILLING_DAY, customerFlow, makeBilledCustomer, staffFlow, systemFlow } from "./bills";
import type { TestGateway } from "./gateway";
import { makeAdmin, makeStaff } from "./make";

export type Billed = Awaited<ReturnType<typeof makeBilledCustomer>>;

/** Presses Pay on a page that was just opened, as the customer or in the test's own flow. */
export async function pressPay(
  { customerId, billId }: Pick<Billed, "customerId" | "billId">,
  flow = customerFlow(customerId),
) {
  const seen = await asSystem((tx) => openOf(tx, billId));
  return startPayment(flow, { billId, seen });
}

/** Starts a payment as the customer; throws the refusal. */
export async function begin(bill: Billed, now = BILLING_DAY) {
  const result = await pressPay(bill, customerFlow(bill.customerId, now));
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** Pays a bill with a good card, without any webhook: the customer's return page asks. Returns the payment's row. */
export async function payOnline(gateway: TestGateway, bill: Billed, card?: string) {
  const { clientSecret, intentId } = await begin(bill);
  await gateway.confirm(clientSecret, card);
  const again = await pressPay(bill);
  if (again.ok) throw new Error(`bill ${bill.billId} can still be paid`);
  return asSystem((tx) => tx.payment.findUniqueOrThrow({ where: { stripePaymentIntentId: intentId } }));
}

/** Takes cash for a bill, in rupees, as a driver who sees what is open now. */
export async function takeCash({ billId }: Billed, amount: number, now = BILLING_DAY) {
  const seen = await asSystem((tx) => openOf(tx, billId));
  const input = { billId, amount: toPaise(rupees(amount)), method: "cash" as const, reference: null, seen };
  return takeDoorPayment(staffFlow(await makeStaff("driver"), now), input);
}

/** Gives credit, in rupees. */
export async function credit({ customerId }: Pick<Billed, "customerId">, amount: number, now = BILLING_DAY) {
  const seen = await asSystem((tx) => tx.credit.count({ where: { customerId } }));
  const what = { customerId, amount: rupees(amount), reason: "Burnt dal", billId: null, day: null, seen };
  return giveCredit(staffFlow(await makeAdmin(), now), what);
}

/** Refunds, in paise; by default the admin asks for the amount that they saw. */
export async function refund(
  paymentId: number,
  given: { amount: number; seen: number } & Partial<Pick<RefundInput, "destination">>,
  now = BILLING_DAY,
) {
  const { amount, seen, destination = "gateway" } = given;
  const input = { paymentId, amount: paise(amount), seen: paise(seen), destination, reason: "Cold food" };
  return refundPayment(staffFlow(await makeAdmin(), now), input);
}

/** The bank reports that its customer contested a payment, in full. */
export async function contest(
  { stripePaymentIntentId: intentId, amount }: { stripePaymentIntentId: string; amount: number },
  status: GatewayDispute["status"],
  now = BILLING_DAY,
) {
  const report = { id: `du_of_${intentId}`, intentId, amount, currency: "inr", reason: "fraudulent", status };
  return asSystem((tx) => settleDispute({ tx, now }, report), now);
}

/** What the books say about a bill and its customer, in paise. */
export async function standing({ billId, customerId }: Billed) {
  return asSystem(async (tx) => ({
    open: await openOf(tx, billId),
    credit: await creditOf(tx, customerId),
    isPaid: (await tx.bill.findUniqueOrThrow({ where: { id: billId } })).isPaid,
  }));
}

/** A bill paid in cash while the gateway is unreachable: an online attempt, if there is one, stays pending. */
export async function payBesideTheGateway({
  billId,
  customerId,
}: {
  billId: number;
  customerId: number;
}): Promise<void> {
  const { id: collectorId } = await makeStaff("driver");
  await asSystem(async (tx) => {
    const amount = await openOf(tx, billId);
    const data = { billId, customerId, collectorId, method: "cash", amount };
    const { id: doorPaymentId } = await tx.doorPayment.create({ data });
    const cause = { doorPaymentId, billId, customerId };
    await post(tx, "door-payment", cause, POSTINGS["door-payment"](amount, "cash"));
    await refreshPaid(tx, billId, BILLING_DAY);
  });
}

/** A bill paid online while it was also being paid in cash with the gateway unreachable; the job found out. */
export async function paidTwice(gateway: TestGateway): Promise<Billed> {
  const bill = await makeBilledCustomer();
  const { clientSecret } = await begin(bill);
  await payBesideTheGateway(bill);
  await gateway.confirm(clientSecret);
  await reconcile(systemFlow(new Date(BILLING_DAY.getTime() + 11 * 60_000)));
  return bill;
}
