import type { Paise } from "../money";

export const PAYMENT_STATUSES = ["pending", "succeeded", "failed"] as const;

export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** Why money that arrived at the gateway is not simply booked but left to a person. */
export type SuccessCase = "amount-differs" | "currency-differs" | "paid-twice";

type Claim = {
  payment: { status: PaymentStatus; amount: Paise; currency: string };
  /** `asked`: what the bill came to, with what corrections of earlier months put onto it. `open`: what it still asks for. */
  bill: { asked: Paise; open: Paise };
  received: { amount: number; currency: string };
};

/**
 * What to do when the gateway says that a payment succeeded. It may say so twice, late, or after saying it failed; but only
 * the exact amount that the payment was made for pays the bill, and only while the bill asks for exactly that.
 */
export function decideSuccess({ payment, bill, received }: Claim): "book" | "already-booked" | SuccessCase {
  if (payment.status === "succeeded") return "already-booked";
  if (received.currency !== payment.currency) return "currency-differs";
  if (received.amount !== payment.amount) return "amount-differs";
  if (bill.open === payment.amount) return "book";
  // paid some other way in the meantime, wholly or in part: by another payment, at the door, by credit; or recalculated
  return bill.open < bill.asked ? "paid-twice" : "amount-differs";
}

/** A failure, a cancellation or an expiry ends only what is still pending: success is final, whatever arrives late. */
export function decideFailure(status: PaymentStatus): "fail" | "keep" {
  return status === "pending" ? "fail" : "keep";
}

export type PaymentMethod = "card" | "upi" | "other";

/** Maps the gateway's name of a payment method to one that we have a word for; it may add others at any time. */
export function paymentMethod(name: string | null): PaymentMethod {
  return name === "card" || name === "upi" ? name : "other";
}

/** The smallest amount that the gateway takes in one payment, in paise. */
export const LEAST_GATEWAY_AMOUNT = 50;

/** The largest: the gateway reads eight digits. */
export const MOST_GATEWAY_AMOUNT = 99_999_999;

/** Narrows a column's text to a status. @throws RangeError for a status we don't know. */
export function paymentStatus(text: string): PaymentStatus {
  const status = PAYMENT_STATUSES.find((known) => known === text);
  if (!status) throw new RangeError(`unknown payment status "${text}"`);
  return status;
}
