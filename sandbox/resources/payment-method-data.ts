import { createHash } from "node:crypto";
import { z } from "zod";
import { cardByName, type TestCard } from "../cards";
import type { Caller } from "../http/auth";
import { missingParam } from "../errors";
import { address, metadata, text, unsettable } from "../http/params";
import { newId, unixNow } from "../ids";
import type { PaymentMethod, Row } from "../objects";
import { mergeMetadata } from "./metadata";
import { upiMandateOptions } from "./upi-mandate-options";
import { cardForm, farExpiry, readCard, type Expiry } from "./card-form";

export const billingDetails = z.strictObject({
  address: unsettable(address).optional(),
  email: unsettable(text(512)).optional(),
  name: unsettable(text()).optional(),
  phone: unsettable(text(20)).optional(),
});

/** A new payment method's parameters: the body of its create call, or `payment_method_data` of an intent. */
export const paymentMethodData = z.strictObject({
  type: z.enum(["card", "upi"]),
  card: cardForm.optional(),
  upi: z.strictObject({ mandate_options: upiMandateOptions.optional() }).optional(),
  billing_details: billingDetails.optional(),
  allow_redisplay: z.enum(["always", "limited", "unspecified"]).optional(),
  metadata: metadata.optional(),
});

/** What stripe.js adds to tell browsers from robots; accepted and ignored. */
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

/** The same card gives the same fingerprint, whoever uses it; the number can't be read from it. */
function fingerprintOf({ number }: TestCard): string {
  return createHash("sha256").update(`fingerprint of ${number}`).digest("hex").slice(0, 16);
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
    fingerprint: fingerprintOf(card),
    funding: card.funding,
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: "unregulated",
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

function common(data?: PaymentMethodData): Omit<PaymentMethod, "type"> {
  return {
    id: newId("pm"),
    object: "payment_method",
    allow_redisplay: data?.allow_redisplay ?? "unspecified",
    billing_details: billing(data?.billing_details),
    created: unixNow(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: mergeMetadata({}, data?.metadata),
  };
}

function build(
  card: TestCard,
  expiry: Expiry,
  cvc: boolean,
  data?: PaymentMethodData,
): Row<"payment_method"> {
  return {
    data: { ...common(data), card: cardPart(card, expiry, cvc), type: "card" },
    hidden: { card: card.name, setUp: false, spent: false },
  };
}

/** Throws an ApiError for something that isn't a card, as a bank's form would. */
export function newPaymentMethod(data: PaymentMethodData, caller: Caller): Row<"payment_method"> {
  if (data.type === "upi") {
    const method: PaymentMethod = { ...common(data), type: "upi", upi: { vpa: null } };
    const upiMandate = data.upi?.mandate_options;
    return { data: method, hidden: { card: null, setUp: false, spent: false, upiMandate } };
  }
  if (!data.card) throw missingParam("card");
  const { card, expiry, cvc } = readCard(data.card, caller);
  return build(card, expiry, cvc, data);
}

/** `pm_card_visa` and the like stand for a card: each use makes a new payment method from it. */
export function readyMadePaymentMethod(id: string): Row<"payment_method"> | null {
  const card = id.startsWith("pm_card_") ? cardByName(id.slice("pm_card_".length)) : null;
  return card && build(card, farExpiry(), true);
}
