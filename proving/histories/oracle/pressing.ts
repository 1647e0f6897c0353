import type { Rows } from "../facts";
import type { Books } from "./books";
import type { World } from "./words";

const ASIDE = ["amount-differs", "currency-differs", "paid-twice"];

/** What a customer who wants to pay a bill is told, once nothing is under way any more. */
export function mustAnswer(books: Books, billId: number, rows: Rows, world: World): string {
  const bill = books.bills.get(billId);
  if (!bill || bill.open === 0) return "already-paid";
  const attempts = rows.payments.filter((payment) => payment.billId === billId);
  const last = attempts.at(-1);
  const isUndecided = rows.cases.some(
    ({ kind, objectId, isOpen }) => ASIDE.includes(kind) && isOpen && objectId === last?.intentId,
  );
  if (isUndecided || moneyWaits(books, billId, world)) return "under-review";
  return bill.hasPayment ? "pay-at-door" : "to be paid";
}

/** Whichever intent it came in through, money for the bill may be what the customer is about to pay. */
function moneyWaits({ money }: Books, billId: number, { intents }: World): boolean {
  return [...money].some(
    ([id, { place, left }]) => place === "aside" && left > 0 && intents.get(id)?.billId === billId,
  );
}

const LEAST_PAISE = 50;

/** Pressing first takes credit off: what is left may be nothing, or too little for the gateway. */
export function afterCredit(must: string, open: number): string {
  if (must !== "to be paid") return must;
  if (open === 0) return "already-paid";
  return open < LEAST_PAISE ? "below-minimum" : must;
}
