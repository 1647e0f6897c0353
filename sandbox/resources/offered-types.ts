import { badRequest } from "../errors";
import { formatAmount } from "../money";
import type { PaymentIntent, PaymentMethod, SetupIntent } from "../objects";
import type { Settings } from "../settings";

/** ₹1 and ₹1,00,000, in paise: the limits of one UPI payment. */
const UPI_LEAST = 100;
const UPI_MOST = 10_000_000;

type Wanted = Pick<
  PaymentIntent,
  "allowed_payment_method_types" | "amount" | "automatic_payment_methods" | "capture_method" | "currency"
>;

function fitsUpi({ amount, currency, capture_method: capture }: Wanted): boolean {
  return currency === "inr" && capture !== "manual" && amount >= UPI_LEAST && amount <= UPI_MOST;
}

type Choice = {
  allowed_payment_method_types: string[] | null;
  automatic_payment_methods: { enabled: boolean | null; allow_redirects?: string } | null;
};

function typesFor(choice: Choice, upi: boolean): string[] {
  const { allowed_payment_method_types: named, automatic_payment_methods: automatic } = choice;
  if (named) return named;
  const mayLeaveShop = automatic?.enabled === true && automatic.allow_redirects !== "never";
  return upi && mayLeaveShop ? ["card", "upi"] : ["card"];
}

/** The kinds of payment method that an intent may be paid with: those it names, or all that suit it. */
export function offeredTypes(intent: Wanted, { upi }: Settings): string[] {
  return typesFor(intent, upi && fitsUpi(intent));
}

/** The kinds that may be saved; UPI only for debits without the customer present. */
export function savedTypes(intent: Choice & Pick<SetupIntent, "usage">, { upi }: Settings): string[] {
  return typesFor(intent, upi && intent.usage === "off_session");
}

/** Throws an ApiError when the shop names a kind that isn't enabled here. */
export function requireKnownTypes(named: readonly string[] | undefined, { upi }: Settings): void {
  if (upi || !named?.includes("upi")) return;
  const message =
    "The payment method type provided: upi is invalid. Please ensure the provided type is activated in your dashboard (https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any preview features that you are trying to use.";
  throw badRequest(message, {
    code: "payment_intent_invalid_parameter",
    param: "allowed_payment_method_types",
  });
}

function requireUpiAmount({ amount, currency }: PaymentIntent): void {
  if (amount >= UPI_LEAST && amount <= UPI_MOST) return;
  const small = amount < UPI_LEAST;
  const limit = formatAmount(small ? UPI_LEAST : UPI_MOST, currency);
  throw badRequest(`Amount must be ${small ? "at least" : "no more than"} ${limit} for a payment by UPI.`, {
    code: small ? "amount_too_small" : "amount_too_large",
    param: "amount",
  });
}

/** Throws an ApiError when an intent can't be paid with this kind of payment method. */
export function requireOffered(intent: PaymentIntent, { type }: PaymentMethod): void {
  if (type === "upi" && intent.allowed_payment_method_types?.includes("upi")) requireUpiAmount(intent);
  const offered = intent.payment_method_types;
  const wrongCapture = type === "upi" && intent.capture_method === "manual";
  if (offered.includes(type) && !wrongCapture) return;
  const message = `The PaymentMethod provided (${type}) is not allowed for this PaymentIntent. Please attempt again using a PaymentMethod of one of the allowed types: ${offered.join(", ")}.`;
  throw badRequest(message, { code: "payment_intent_incompatible_payment_method", param: "payment_method" });
}
