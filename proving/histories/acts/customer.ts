// What the customer does on the product's pages and at the bank.
import { checkBillPayment } from "@/lib/features/gateway-reports/checks";
import { openOf } from "@/lib/features/books/queries";
import { startPayment, type CustomerFlow } from "@/lib/features/payments/commands";
import { confirm, type Means } from "../browser";
import type { Intent } from "../oracle/words";
import type { Play } from "../play";
import { pressForms, type Form, type PressTrouble } from "../pressing";

/** Presses Pay, perhaps in two tabs at once: both must lead to the one intent that can be paid. */
export async function pressPay(play: Play, billId: number, tabs: 1 | 2, trouble: PressTrouble) {
  const form = formOf("start-payment", { billId }, ({ customer }) => pressAsShown(customer, billId));
  const answers = await pressForms(
    play,
    trouble,
    Array.from({ length: tabs }, () => form),
  );
  const pages = play.pages.get(billId) ?? [];
  play.pages.set(billId, pages);
  for (const answer of answers) {
    if (answer?.ok && !pages.includes(answer.value.clientSecret)) pages.push(answer.value.clientSecret);
  }
  if (answers.some((answer) => answer?.ok)) play.expect(() => severalPayable(play, billId));
  return answers;
}

function formOf<V, E extends string>(action: string, input: object, act: Form<V, E>["act"]): Form<V, E> {
  return { action, way: "repeatable", by: "customer", input, act };
}

/** The amount doesn't change under somebody's finger more often than this. */
const MOST_LOOKS = 5;

/** Presses with the amount on the page; if that has changed meanwhile, looks at the page again. */
async function pressAsShown(customer: CustomerFlow, billId: number) {
  for (let looks = 1; ; looks++) {
    const seen = await customer.run((tx) => openOf(tx, billId));
    const answer = await startPayment(customer, { billId, seen });
    if (answer.ok || answer.error !== "changed-meanwhile" || looks === MOST_LOOKS) return answer;
  }
}

/** The intents of all the pages ever opened for a bill, if they can still take money. */
export async function payableOf(play: Play, billId: number): Promise<Intent[]> {
  const pages = play.pages.get(billId) ?? [];
  return [...(await play.world()).intents.values()].filter(
    ({ clientSecret, status }) =>
      pages.includes(clientSecret) && status !== "canceled" && status !== "succeeded",
  );
}

/** No two of them may still take money. */
async function severalPayable(play: Play, billId: number): Promise<string | null> {
  const payable = await payableOf(play, billId);
  if (payable.length > 1) {
    play.counts["double payments"] += 1;
    return `bill ${billId} can be paid by ${payable.length} intents at once`;
  }
  const asked = payable[0]?.amount;
  const open = play.books.bills.get(billId)?.open;
  return asked === undefined || asked === open || play.isCrowded
    ? null
    : `the page asks for ${asked}, open are ${open}`;
}

/** Opens the page that waits for the bank's answer. */
export async function lookAtBill(play: Play, billId: number, trouble: PressTrouble): Promise<void> {
  const form = formOf("check-bill-payment", { billId }, ({ customer }) =>
    checkBillPayment(customer, { billId }),
  );
  await pressForms(play, trouble, [form]);
}

/** Pays on a page that was opened at some point, perhaps an old one. */
export async function payOnPage(play: Play, billId: number, page: number, means: Means): Promise<void> {
  const pages = play.pages.get(billId) ?? [];
  const secret = pages.at(-1 - (page % Math.max(1, pages.length)));
  if (secret) await confirm(play.kitchen, secret, means);
}

/** Answers the customer's bank or UPI app about the payment that waits for it. */
export async function answerBank(play: Play, billId: number, agrees: boolean): Promise<void> {
  const { intents } = await play.world();
  const waiting = [...intents.values()].find(
    (intent) => intent.billId === billId && intent.status === "requires_action",
  );
  if (!waiting) return;
  const act = agrees ? "customer-authorised" : "customer-refused";
  await play.kitchen.sandbox.control.act(act, waiting.id);
}
