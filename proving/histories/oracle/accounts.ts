import type { Entry } from "./words";

/** Between which accounts each kind of entry moves money. `source`: the account that a refund is promised out of. */
const MOVES: Record<string, readonly [to: string, from: string]> = {
  "bill-issued": ["receivable", "revenue"],
  "bill-adjusted": ["receivable", "revenue"],
  "payment-received": ["gateway", "receivable"],
  "money-unmatched": ["gateway", "unmatched"],
  "unmatched-to-credit": ["unmatched", "customer-credit"],
  "refund-requested": ["source", "refunds-payable"],
  "refund-paid": ["refunds-payable", "gateway"],
  "refund-failed": ["refunds-payable", "source"],
  "refund-returned": ["gateway", "source"],
  "refund-to-credit": ["refunds", "customer-credit"],
  "credit-given": ["goodwill", "customer-credit"],
  "credit-taken-back": ["customer-credit", "goodwill"],
  "credit-applied": ["customer-credit", "receivable"],
  "credit-returned": ["receivable", "customer-credit"],
  "correction-credited": ["revenue", "customer-credit"],
  "correction-charged": ["to-be-billed", "revenue"],
  "adjustment-billed": ["receivable", "to-be-billed"],
  "door-payment": ["door", "receivable"],
  "door-counter-entry": ["receivable", "door"],
  "dispute-opened": ["disputed", "gateway"],
  "dispute-won": ["gateway", "disputed"],
};

const LESS_IS_POSSIBLE = "bill-adjusted";

/** The amount that an entry moves from one account to the other; null when it isn't such an entry, or isn't balanced. */
export function amountMoved(entry: Entry, as = entry.kind): number | null {
  if (as === "dispute-lost") return amountLost(entry);
  const [to, from] = MOVES[as] ?? [];
  const [debit, credit, ...more] = entry.lines;
  if (!to || !from || !debit || !credit || more.length > 0) return null;
  if (debit.amount + credit.amount !== 0 || (debit.amount <= 0 && as !== LESS_IS_POSSIBLE)) return null;
  const source = entry.caseId === null ? "refunds" : "unmatched";
  const fits = (account: string, wanted: string) =>
    account === (wanted === "source" ? source : wanted) ||
    (wanted === "door" && ["cash", "door-upi"].includes(account));
  return fits(debit.account, to) && fits(credit.account, from) ? debit.amount : null;
}

/** What the bank keeps: a cost, except for what was owed to somebody anyway. */
function amountLost({ lines }: Entry): number | null {
  const from = lines.filter(({ account }) => account === "disputed");
  const to = lines.filter(({ account }) => account === "dispute-losses" || account === "unmatched");
  const [only] = from;
  if (!only || from.length > 1 || from.length + to.length < lines.length) return null;
  if (to.some(({ amount }) => amount <= 0)) return null;
  return to.reduce((sum, { amount }) => sum + amount, only.amount) === 0 ? -only.amount : null;
}
