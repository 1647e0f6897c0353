import type { Bill } from "./books";

type Arrival = { amount: number; bill: Bill; isOurs: boolean };

/**
 * Where money that arrived at the gateway for a bill belongs: on the bill, if we asked for it and the bill asks for exactly
 * that amount; otherwise aside, for a person to decide, under the name of what is odd about it.
 */
export function decideArrival({ amount, bill, isOurs }: Arrival) {
  if (!isOurs) return "unknown-intent";
  if (bill.open === amount && !bill.hasPayment) return "bill";
  return bill.open < bill.amount + bill.added ? "paid-twice" : "amount-differs";
}
