import { generic, MANDATE_CANCELED, NOT_APPROVED, type Decline } from "./declines";

/**
 * What a test card does. `authenticate`: when the customer must pass 3-D Secure; "until set up" means always in
 * the customer's presence, and off session until it was saved with `setup_future_usage`. `debit`: an Indian card
 * with an e-mandate, whose off-session charge waits for the bank's notice and then ends as given.
 */
export type TestCard = {
  name: string;
  number: string;
  brand: "visa" | "mastercard" | "amex" | "discover";
  country: string;
  funding: "credit" | "debit";
  authenticate: "never" | "always" | "until set up";
  decline: Decline | null;
  /** False for a card that can be saved although it can't be charged. */
  declinesWhenSaved: boolean;
  disputed: boolean;
  debit: "succeeds" | Decline | null;
  /** Whether its refunds arrive at once, arrive after a while, or bounce after they seemed to have arrived. */
  refunds: "at once" | "later" | "fail later";
};

type Row = Pick<TestCard, "name" | "number"> & Partial<TestCard>;

function card(row: Row): TestCard {
  return {
    brand: "visa",
    country: "US",
    funding: "credit",
    authenticate: "never",
    decline: null,
    declinesWhenSaved: true,
    disputed: false,
    debit: null,
    refunds: "at once",
    ...row,
  };
}

function declining(name: string, number: string, decline: Decline): TestCard {
  return card({ name, number, decline });
}

function indian(name: string, number: string, debit: TestCard["debit"]): TestCard {
  return card({ name, number, country: "IN", debit });
}

/** Stripe's test cards; `name` forms the ids `pm_card_<name>` and `tok_<name>`. */
const CARDS: readonly TestCard[] = [
  card({ name: "visa", number: "4242424242424242" }),
  card({ name: "visa_debit", number: "4000056655665556", funding: "debit" }),
  card({ name: "mastercard", number: "5555555555554444", brand: "mastercard" }),
  card({ name: "amex", number: "378282246310005", brand: "amex" }),
  card({ name: "discover", number: "6011111111111117", brand: "discover" }),
  card({ name: "in", number: "4000003560000008", country: "IN" }),
  declining("chargeDeclined", "4000000000000002", generic("generic_decline")),
  declining("chargeDeclinedInsufficientFunds", "4000000000009995", {
    code: "card_declined",
    decline_code: "insufficient_funds",
    message: "Your card has insufficient funds.",
  }),
  declining("chargeDeclinedLostCard", "4000000000009987", generic("lost_card")),
  declining("chargeDeclinedStolenCard", "4000000000009979", generic("stolen_card")),
  declining("chargeDeclinedExpiredCard", "4000000000000069", {
    code: "expired_card",
    message: "Your card has expired.",
    param: "exp_month",
  }),
  declining("chargeDeclinedIncorrectCvc", "4000000000000127", {
    code: "incorrect_cvc",
    message: "Your card's security code is incorrect.",
    param: "cvc",
  }),
  declining("chargeDeclinedProcessingError", "4000000000000119", {
    code: "processing_error",
    message: "An error occurred while processing your card. Try again in a little bit.",
  }),
  card({
    name: "chargeCustomerFail",
    number: "4000000000000341",
    decline: generic("generic_decline"),
    declinesWhenSaved: false,
  }),
  card({ name: "authenticationRequiredOnSetup", number: "4000002500003155", authenticate: "until set up" }),
  card({ name: "threeDSecure2Required", number: "4000000000003220", authenticate: "always" }),
  card({ name: "authenticationRequired", number: "4000002760003184", authenticate: "always" }),
  card({
    name: "threeDSecureRequiredChargeDeclined",
    number: "4000008400001629",
    authenticate: "always",
    decline: generic("generic_decline"),
  }),
  card({ name: "createDispute", number: "4000000000000259", disputed: true }),
  card({ name: "refundFail", number: "4000000000005126", refunds: "fail later" }),
  card({ name: "pendingRefund", number: "4000000000007726", refunds: "later" }),
  indian("indiaRecurringMandateSetupAndRenewalsSuccess", "4000003560000123", "succeeds"),
  indian("indiaRecurringPaymentFailureAfterPreDebitNotification", "4000003560000297", NOT_APPROVED),
  indian("indiaRecurringPaymentFailureUndeliveredDebitNotification", "4000003560000248", {
    code: "processing_error",
    message: "The bank could not notify the customer of this payment.",
  }),
  indian("indiaRecurringPaymentFailureCanceledMandate", "4000003560000263", MANDATE_CANCELED),
];

const BY_NAME = new Map(CARDS.map((entry) => [entry.name, entry]));
const BY_NUMBER = new Map(CARDS.map((entry) => [entry.number, entry]));

/** Also accepts the longer `visa_chargeDeclined…` names that Stripe gives some of its cards. */
export function cardByName(name: string): TestCard | null {
  return BY_NAME.get(name.replace(/^visa_(?=charge)/, "")) ?? null;
}

export function cardByNumber(number: string): TestCard | null {
  return BY_NUMBER.get(number) ?? null;
}

/** The check digit that every card number ends in (ISO/IEC 7812). */
export function hasValidCheckDigit(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return /^\d{12,19}$/.test(number) && sum % 10 === 0;
}
