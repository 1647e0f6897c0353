import { z } from "zod";
import { cardByName, cardByNumber, hasValidCheckDigit, type TestCard } from "../cards";
import { cardRefused, generic } from "../declines";
import type { Caller } from "../http/auth";
import { badRequest, missingParam, rawCardNumber } from "../http/errors";
import { address, integer, metadata, text, unsettable } from "../http/params";
import { newId, unixNow } from "../ids";
import type { PaymentMethod, Row } from "../objects";

export const billingDetails = z.strictObject({
  address: unsettable(address).optional(),
  email: unsettable(text(512)).optional(),
  name: unsettable(text()).optional(),
  phone: unsettable(text(20)).optional(),
});

const card = z.strictObject({
  number: text(40).optional(),
  exp_month: integer().optional(),
  exp_year: integer().optional(),
  cvc: text(10).optional(),
  token: text().optional(),
});

/** A new payment method's parameters: the body of its create call, or `payment_method_data` of an intent. */
export const paymentMethodData = z.strictObject({
  type: z.enum(["card"]),
  card: card.optional(),
  billing_details: billingDetails.optional(),
  allow_redisplay: z.enum(["always", "limited", "unspecified"]).optional(),
  metadata: metadata.optional(),
});

/** What stripe.js adds to tell a browser from a robot; taken and forgotten. */
export const browserTraces = {
  guid: z.string().optional(),
  muid: z.string().optional(),
  sid: z.string().optional(),
  payment_user_agent: z.string().optional(),
  referrer: z.string().optional(),
  time_on_page: z.string().optional(),
  pasted_fields: z.string().optional(),
};

export type PaymentMethodData = z.output<typeof paymentMethodData>;

type Expiry = { month: number; year: number };

function checkExpiry(month: number | undefined, year: number | undefined): Expiry {
  if (month === undefined) throw missingParam("card[exp_month]");
  if (year === undefined) throw missingParam("card[exp_year]");
  const today = new Date();
  const fullYear = year < 100 ? 2000 + year : year;
  const monthsLeft = (fullYear - today.getUTCFullYear()) * 12 + month - (today.getUTCMonth() + 1);
  if (month < 1 || month > 12) {
    throw cardRefused({
      code: "invalid_expiry_month",
      message: "Your card's expiration month is invalid.",
      param: "exp_month",
    });
  }
  if (monthsLeft < 0 || monthsLeft > 12 * 50) {
    throw cardRefused({
      code: "invalid_expiry_year",
      message: "Your card's expiration year is invalid.",
      param: "exp_year",
    });
  }
  return { month, year: fullYear };
}

function checkNumber(typed: string): TestCard {
  const number = typed.replace(/[\s-]/g, "");
  if (!hasValidCheckDigit(number)) {
    throw cardRefused({
      code: "incorrect_number",
      message: "Your card number is incorrect.",
      param: "number",
    });
  }
  const known = cardByNumber(number);
  if (known) return known;
  throw cardRefused({
    ...generic("test_mode_live_card"),
    message:
      "Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.",
  });
}

function checkCvc(cvc: string | undefined, brand: string): void {
  const length = brand === "amex" ? 4 : 3;
  if (cvc === undefined || new RegExp(`^\\d{${length}}$`).test(cvc)) return;
  throw cardRefused({ code: "invalid_cvc", message: "Your card's security code is invalid.", param: "cvc" });
}

/** Two years on, as Stripe's ready-made test payment methods have it. */
function farExpiry(): Expiry {
  return { month: 12, year: new Date().getUTCFullYear() + 2 };
}

function readCard(data: PaymentMethodData, caller: Caller): { card: TestCard; expiry: Expiry; cvc: boolean } {
  const typed = data.card;
  if (!typed) throw missingParam("card");
  if (typed.token !== undefined) {
    const known = typed.token.startsWith("tok_") ? cardByName(typed.token.slice("tok_".length)) : null;
    if (!known)
      throw badRequest(`No such token: '${typed.token}'`, { code: "resource_missing", param: "card[token]" });
    return { card: known, expiry: farExpiry(), cvc: true };
  }
  if (typed.number === undefined) throw missingParam("card[number]");
  if (caller === "secret") throw rawCardNumber();
  const known = checkNumber(typed.number);
  const expiry = checkExpiry(typed.exp_month, typed.exp_year);
  checkCvc(typed.cvc, known.brand);
  return { card: known, expiry, cvc: typed.cvc !== undefined };
}

function billing(details: PaymentMethodData["billing_details"]): PaymentMethod["billing_details"] {
  const place = details?.address;
  return {
    address: {
      city: place?.city ?? null,
      country: place?.country ?? null,
      line1: place?.line1 ?? null,
      line2: place?.line2 ?? null,
      postal_code: place?.postal_code ?? null,
      state: place?.state ?? null,
    },
    email: details?.email ?? null,
    name: details?.name ?? null,
    phone: details?.phone ?? null,
    tax_id: null,
  };
}

function cardPart(card: TestCard, expiry: Expiry, cvc: boolean): PaymentMethod["card"] {
  return {
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: cvc ? "unchecked" : null,
    },
    country: card.country,
    display_brand: card.brand,
    exp_month: expiry.month,
    exp_year: expiry.year,
    // The same card gives the same fingerprint, whoever uses it.
    fingerprint: Buffer.from(card.number.slice(4)).toString("base64url").slice(0, 16),
    funding: card.funding,
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: "unregulated",
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

function build(
  card: TestCard,
  expiry: Expiry,
  cvc: boolean,
  data?: PaymentMethodData,
): Row<"payment_method"> {
  return {
    data: {
      id: newId("pm"),
      object: "payment_method",
      allow_redisplay: data?.allow_redisplay ?? "unspecified",
      billing_details: billing(data?.billing_details),
      card: cardPart(card, expiry, cvc),
      created: unixNow(),
      customer: null,
      customer_account: null,
      livemode: false,
      metadata: data?.metadata ?? {},
      type: "card",
    },
    hidden: { card: card.name, setUp: false, spent: false },
  };
}

/** Throws an ApiError for a card that isn't one, as the bank's form would. */
export function newPaymentMethod(data: PaymentMethodData, caller: Caller): Row<"payment_method"> {
  const { card, expiry, cvc } = readCard(data, caller);
  return build(card, expiry, cvc, data);
}

/** `pm_card_visa` and its like stand for a card: each use makes a new payment method of it. */
export function readyMadePaymentMethod(id: string): Row<"payment_method"> | null {
  const card = id.startsWith("pm_card_") ? cardByName(id.slice("pm_card_".length)) : null;
  return card && build(card, farExpiry(), true);
}
