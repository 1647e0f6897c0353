import { asSystem } from "@/lib/db";
import { rupees, toPaise } from "@/lib/domain/money";
import { addDays, formatMonth, plainMonth, type PlainDate } from "@/lib/domain/plain-date";
import { readIntentObject } from "@/lib/gateway/intents";
import { setAsideCase } from "@/lib/features/odd-cases/queries";
import { settle } from "@/lib/features/payments/settle";
import { settleCase } from "@/lib/features/odd-cases/settle-case";
import { stripe } from "@/lib/gateway/stripe";
import type { Household } from "./household";
import { expectOk, type Staff } from "./expect";
import { flowOf } from "./kitchen";

const SENT_BACK = "Rohit Sharma";
const WAITS = "Nikhil Joshi";

/**
 * Two customers pay a bill a second time, by telephone, so that the money arrives through a payment that only the gateway
 * knows about: one two days before today, which the owner sends back, and one yesterday, which awaits a decision.
 */
export async function payPastUs(
  owner: Staff,
  homes: readonly Household[],
  { day, today, now }: { day: PlainDate; today: PlainDate; now: Date },
): Promise<void> {
  const homeOf = (name: string) => homes.find(({ habits }) => habits.person.fullname === name);
  if (day === addDays(today, -2)) {
    const caseId = await payByTelephone(homeOf(SENT_BACK), now);
    if (caseId !== null) await sendBack(owner, caseId, now);
  } else if (day === addDays(today, -1)) {
    await payByTelephone(homeOf(WAITS), now);
  }
}

/** Returns the odd case that it creates; null where there is no paid bill to pay again. */
async function payByTelephone(home: Household | undefined, now: Date): Promise<number | null> {
  if (!home) return null;
  const where = { customerId: home.id, isPaid: true, amount: { gt: 0 } };
  const bill = await asSystem((tx) => tx.bill.findFirst({ where, orderBy: { id: "desc" } }), now);
  if (!bill) return null;
  const intent = await payAtGateway(home, {
    amount: toPaise(rupees(bill.amount)),
    description: `Tiffins of ${formatMonth(plainMonth(bill.year, bill.month))}, by telephone`,
    metadata: { bill_id: String(bill.id), customer_id: String(home.id) },
  });
  return asSystem(async (tx) => {
    await settle({ tx, now }, intent);
    return (await setAsideCase(tx, intent.id))?.id ?? null;
  }, now);
}

type Asked = { amount: number; description: string; metadata: Record<string, string> };

async function payAtGateway({ habits: { person } }: Household, asked: Asked) {
  const { fullname: name, addr1: line1, pincode } = person;
  const address = { line1, city: "Navi Mumbai", state: "Maharashtra", postal_code: pincode, country: "IN" };
  const intent = await stripe().paymentIntents.create({
    ...asked,
    currency: "inr",
    payment_method: "pm_card_visa",
    automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    shipping: { name, address },
    confirm: true,
  });
  return readIntentObject(intent);
}

async function sendBack(owner: Staff, caseId: number, now: Date): Promise<void> {
  const note = "Paid by telephone, though it was paid already";
  expectOk(await settleCase(flowOf(owner, now), { caseId, way: "refund", note }), "money that came twice");
}
