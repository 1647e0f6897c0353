import { ApiError, docUrl, type AttemptError } from "./errors";

/** Why a bank says no, in Stripe's codes and words. */
export type Decline = { code: string; decline_code?: string; message: string; param?: string };

export function generic(declineCode: string): Decline {
  return { code: "card_declined", decline_code: declineCode, message: "Your card was declined." };
}

export const AUTHENTICATION_REQUIRED: Decline = {
  code: "authentication_required",
  decline_code: "authentication_required",
  message: "Your card was declined. This transaction requires authentication.",
};

export const NOT_APPROVED: Decline = generic("transaction_not_approved");

export const MANDATE_CANCELED: Decline = {
  code: "india_recurring_payment_mandate_canceled",
  message: "The mandate for this payment was canceled. Ask the customer to authorize a new one.",
};

export function cardError(decline: Decline): AttemptError {
  return {
    ...(decline.decline_code === "insufficient_funds" && { advice_code: "try_again_later" }),
    code: decline.code,
    ...(decline.decline_code && { decline_code: decline.decline_code }),
    doc_url: docUrl(decline.code),
    message: decline.message,
    ...(decline.param && { param: decline.param }),
    type: "card_error",
  };
}

/** For a card refused before any payment was tried. */
export function cardRefused(decline: Decline): ApiError {
  return new ApiError(402, cardError(decline));
}
