import { z } from "zod";
import { integer, text, unsettable } from "../http/params";
import { unixNow } from "../ids";
import type { Mandate } from "../objects";

const DAY = 86_400;

const startDate = integer(0).refine((date) => Math.abs(date - unixNow()) <= DAY, {
  error: "The start date of a mandate must be within a day of today.",
});

/** The e-mandate for an Indian bank to register with a payment; all but the currency, which is the payment's. */
export const mandateOptions = z.strictObject({
  reference: text(80),
  amount: integer(1),
  amount_type: z.enum(["fixed", "maximum"]),
  interval: z.enum(["day", "week", "month", "year", "sporadic"]),
  start_date: startDate,
  interval_count: integer(1).optional(),
  end_date: integer(0).optional(),
  description: text(200).optional(),
  supported_types: z.array(z.literal("india")).optional(),
});

type MandateOptions = z.output<typeof mandateOptions>;

/** As an answer shows them: anything not sent appears as null. */
export function shownMandateOptions<T extends MandateOptions>(sent: T) {
  return {
    ...sent,
    description: sent.description ?? null,
    end_date: sent.end_date ?? null,
    interval_count: sent.interval_count ?? null,
    supported_types: sent.supported_types ?? null,
  };
}

/** How the customer agreed to be charged later. */
export const mandateData = unsettable(
  z.strictObject({
    customer_acceptance: z.strictObject({
      type: z.enum(["online", "offline"]),
      accepted_at: integer(0).optional(),
      offline: z.strictObject({}).optional(),
      online: z.strictObject({ ip_address: text(), user_agent: text() }).optional(),
      infer_from_client: z.string().optional(),
    }),
  }),
);

export function acceptanceOf(
  sent: z.output<typeof mandateData> | undefined,
): Mandate["customer_acceptance"] | undefined {
  if (!sent) return undefined;
  const { type, accepted_at, online } = sent.customer_acceptance;
  const blank = { ip_address: null, user_agent: null };
  return {
    accepted_at: accepted_at ?? unixNow(),
    ...(type === "online" ? { online: online ?? blank } : { offline: {} }),
    type,
  };
}
