import { lockCustomer, type Tx } from "@/lib/db";
import { whyNotOnline } from "@/lib/domain/books/bill-statement";
import type { CustomerId } from "@/lib/domain/identity";
import type { Paise } from "@/lib/domain/money";
import { formatMonth, plainMonth } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { statementOf } from "@/lib/features/billing/statement";
import { applyCredit } from "@/lib/features/books/commands";
import { creditOf, openOf } from "@/lib/features/books/queries";
import type { Outcome } from "@/lib/features/odd-cases/outcome";
import { cancelIntent, fetchIntent, GatewayUnavailable, type Intent } from "@/lib/gateway/intents";
import { CUSTOMER, ensureGatewayCustomer } from "./gateway-customers";
import { createIntent, type Order } from "@/lib/gateway/orders";
import { installationKey } from "./installation";
import { setAsideOf } from "./set-aside-queries";
import { bring, endIntent, INTENT, sync } from "./sync";

type Transact = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
export type CustomerFlow = { now: Date; customerId: CustomerId; run: Transact; system: Transact };

type StartRefusal =
  | "not-found"
  | "already-paid"
  | "changed-meanwhile"
  | "processing"
  | "under-review"
  | "below-minimum"
  | "above-maximum"
  | "pay-at-door"
  | "gateway-unavailable";
/** The client secret, and nothing else, lets the browser pay this intent at the gateway. */
type StartedPayment = { intentId: string; clientSecret: string };

type Started = Result<StartedPayment, StartRefusal>;

export type PaymentOrder = {
  billId: number;
  /** What the page said would be charged: no other amount is charged. */
  seen: Paise;
};

/** Each round ends in an answer or moves the books forward; more rounds are needed only if the gateway misbehaves. */
const MAX_ROUNDS = 5;

/**
 * Starts paying a bill, or continues the payment that is under way: however many tabs and clicks, one bill has one payable
 * PaymentIntent, for the amount that the customer saw. No transaction is open while the gateway is asked.
 */
export async function startPayment(flow: CustomerFlow, order: PaymentOrder): Promise<Started> {
  try {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const answer = await oneRound(flow, order);
      if (answer) return answer;
    }
    return refuse("gateway-unavailable");
  } catch (error) {
    if (error instanceof GatewayUnavailable) return refuse("gateway-unavailable");
    throw error;
  }
}

async function oneRound(flow: CustomerFlow, { billId, seen }: PaymentOrder): Promise<Started | null> {
  const bill = await flow.run((tx) => loadPayable(tx, flow.customerId, billId));
  if (!bill) return refuse("not-found");
  if (bill.open === 0) return refuse("already-paid");
  // money came in for it that may be exactly this; a page opened earlier doesn't know
  if (bill.setAside > 0) return refuse("under-review");
  const pending = bill.payments.find((payment) => payment.status === "pending");
  // something was received or credited in the meantime: the old amount must no longer be paid
  const isStale = pending && (pending.amount !== bill.open || bill.credit > 0);
  if (isStale) return giveUp(flow, pending.stripePaymentIntentId);
  if (bill.credit > 0) return takeCreditOff(flow);
  if (bill.open !== seen) return refuse("changed-meanwhile");
  if (pending) return continuePayment(flow, pending.stripePaymentIntentId);
  const refusal = whyNotOnline(bill);
  if (refusal) return refuse(refusal);
  // before another attempt the last one must be dead at the gateway, or the bill could be paid twice
  const declined = bill.payments.find(({ status, endedAt }) => status === "failed" && endedAt === null);
  return declined ? giveUp(flow, declined.stripePaymentIntentId) : beginPayment(flow, bill);
}

type Payable = NonNullable<Awaited<ReturnType<typeof loadPayable>>>;

async function loadPayable(tx: Tx, customerId: CustomerId, billId: number) {
  const bill = await tx.bill.findFirst({
    where: { id: billId, customerId },
    include: { payments: { orderBy: { id: "asc" } }, customer: true },
  });
  if (!bill) return null;
  const { open, online } = await statementOf(tx, billId);
  const setAside = await setAsideOf(tx, { customerId, billId });
  return { ...bill, open, online, credit: await creditOf(tx, customerId), setAside };
}

/** Credit first: what it covers needs no card. */
async function takeCreditOff({ now, customerId, system }: CustomerFlow): Promise<null> {
  await system(async (tx) => {
    await lockCustomer(tx, customerId);
    await applyCredit(tx, customerId, now);
  });
  return null;
}

async function continuePayment(flow: CustomerFlow, id: string): Promise<Started | null> {
  const found = await fetchIntent(id);
  if (found?.state === "processing") return refuse("processing");
  if (found?.state === "failed" || found?.state === "open") return started(found);
  return afterSettling(await bring(flow, INTENT, { id, found }));
}

/** Ends an attempt that could still be paid: one that was declined, or whose amount the bill no longer asks for. */
async function giveUp(flow: CustomerFlow, intentId: string): Promise<Started | null> {
  return afterSettling(await endIntent(flow, intentId));
}

/** If an intent can't be ended, it is up to the bank. */
function afterSettling({ kind }: Outcome): Started | null {
  if (kind === "open") return refuse("processing");
  return kind === "flagged" || kind === "set-aside" ? refuse("under-review") : null;
}

async function beginPayment(flow: CustomerFlow, bill: Payable): Promise<Started | null> {
  const gatewayCustomerId = await ensureGatewayCustomer(flow, bill.customer);
  const installation = await flow.system(installationKey);
  const order = { ...orderOf(bill), installation, gatewayCustomerId };
  const intent = await createIntent(order, flow.now);
  if (intent === "busy") return null;
  if (intent === "unknown-customer") {
    await sync(flow, CUSTOMER, gatewayCustomerId);
    return null;
  }
  const outcome = await flow.system((tx) => savePayment(tx, order, intent));
  if (outcome === "orphan") await cancelIntent(intent.id);
  return outcome === "saved" ? started(intent) : null;
}

function orderOf(bill: Payable): Omit<Order, "installation" | "gatewayCustomerId"> {
  const { fullname, addr1, addr2, area, city, state, pincode } = bill.customer;
  const line2 = [addr2, area].filter((part) => part).join(", ");
  return {
    billId: bill.id,
    customerId: bill.customerId,
    amount: bill.open,
    attempt: bill.payments.length,
    issuedAt: bill.createdAt,
    possibleSince: bill.payments.at(-1)?.createdAt ?? bill.createdAt,
    description: `Tiffins of ${formatMonth(plainMonth(bill.year, bill.month))}, bill ${bill.id}`,
    payer: { name: fullname, line1: addr1, line2, city, state, postalCode: pincode },
  };
}

/**
 * Saves the attempt before anyone can pay it. `orphan`: the bill was paid, changed or taken up by another attempt meanwhile,
 * so this intent must never be paid. `taken`: the intent belongs to an attempt that is over.
 */
async function savePayment(tx: Tx, order: Order, intent: Intent): Promise<"saved" | "orphan" | "taken"> {
  const { billId, customerId } = order;
  await lockCustomer(tx, customerId);
  const known = await tx.payment.findUnique({ where: { stripePaymentIntentId: intent.id } });
  if (known) return known.status === "pending" ? "saved" : "taken";
  if ((await openOf(tx, billId)) !== intent.amount) return "orphan";
  const { id: stripePaymentIntentId, amount, currency } = intent;
  const data = [{ billId, customerId, stripePaymentIntentId, amount, currency, status: "pending" }];
  const saved = await tx.payment.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
  return saved.length > 0 ? "saved" : "orphan";
}

function started({ id: intentId, clientSecret }: Intent): Started {
  if (!clientSecret) throw new Error(`intent ${intentId} came without its client secret`);
  return ok({ intentId, clientSecret });
}
