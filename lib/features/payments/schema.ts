import { z } from "zod";
import { PAYMENT_STATUSES } from "@/lib/domain/payment";
import { dayRangeShape, searchField } from "@/lib/list-filter";
import { pageKeySchema } from "@/lib/paging";

const id = z.coerce.number().int().positive().max(2_147_483_647);

export const payBillSchema = z.object({ billId: id });

/** What the staff's list of payments is narrowed by; a value that can't be read counts as not given. */
export const paymentSearchSchema = z.object({
  ...pageKeySchema.shape,
  ...dayRangeShape,
  status: z.enum(PAYMENT_STATUSES).optional().catch(undefined),
  query: searchField,
});

export type PaymentSearch = z.output<typeof paymentSearchSchema>;

/** What was done about money that did not fit; the audit log keeps the note. */
export const settleFlagSchema = z.object({
  flagId: id,
  note: z.string().trim().min(1, "reason").max(500, "too-long"),
});

const CARD_EXPIRY = /^(0?[1-9]|1[0-2])\s*[/-]?\s*(\d{2}|20\d{2})$/;

/** A card as typed on the sandbox's form. It goes from the browser to the gateway and never to us. */
export const cardSchema = z.object({
  number: z
    .string()
    .transform((typed) => typed.replace(/[\s-]/g, ""))
    .refine((digits) => /^\d{12,19}$/.test(digits), "card-number"),
  expiry: z
    .string()
    .trim()
    .regex(CARD_EXPIRY, "card-expiry")
    .transform((typed) => {
      const [, month = "", year = ""] = CARD_EXPIRY.exec(typed) ?? [];
      return { month: month.padStart(2, "0"), year: year.slice(-2) };
    }),
  cvc: z
    .string()
    .trim()
    .regex(/^\d{3,4}$/, "card-cvc"),
});

export type TypedCard = z.input<typeof cardSchema>;
export type Card = z.output<typeof cardSchema>;
