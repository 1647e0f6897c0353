import { z } from "zod";
import { PAYMENT_STATUSES } from "@/lib/domain/books/payment";
import { figuresField, idField, seenPaiseField } from "@/lib/fields";
import { dayRangeShape, searchField } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";

export const startPaymentSchema = z.object({ billId: idField, seen: seenPaiseField });
export const checkPaymentSchema = z.object({ billId: idField });

/** The filters of the staff's list of payments; a value that can't be read counts as not given. */
export const paymentSearchSchema = z.object({
  ...pageKeySchema.shape,
  ...dayRangeShape,
  status: z.enum(PAYMENT_STATUSES).optional().catch(undefined),
  query: searchField,
});

export type PaymentSearch = z.output<typeof paymentSearchSchema>;

const CARD_EXPIRY = /^(0?[1-9]|1[0-2])\s*[/-]?\s*(\d{2}|20\d{2})$/;

/** A card as typed into the sandbox's form. It goes from the browser to the gateway and never to us. */
export const cardSchema = z.object({
  number: figuresField
    .overwrite((typed) => typed.replaceAll("-", ""))
    .refine((digits) => /^\d{12,19}$/.test(digits), "card-number"),
  expiry: figuresField.regex(CARD_EXPIRY, "card-expiry").transform((typed) => {
    const [, month = "", year = ""] = CARD_EXPIRY.exec(typed) ?? [];
    return { month: month.padStart(2, "0"), year: year.slice(-2) };
  }),
  cvc: figuresField.regex(/^\d{3,4}$/, "card-cvc"),
});

export type TypedCard = z.input<typeof cardSchema>;
export type Card = z.output<typeof cardSchema>;
