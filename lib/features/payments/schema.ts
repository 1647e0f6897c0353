import { z } from "zod";
import { paise, rupees } from "@/lib/domain/money";
import { PAYMENT_STATUSES } from "@/lib/domain/books/payment";
import { chosenDayField, emailField, figuresField, lineField } from "@/lib/fields";
import { dayRangeShape, searchField } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";

/** What is done about a case: `note` closes it as it is, `refund` sends its money back, `credit` keeps it for the customer. */
export const FLAG_WAYS = ["note", "refund", "credit"] as const;

export type FlagWay = (typeof FLAG_WAYS)[number];

const id = z.coerce.number().int().positive().max(2_147_483_647);
/** What a form showed when it was opened, in paise: so that nothing else is done than what was seen. */
const seenPaise = z.coerce.number().int().min(0).max(2_147_483_647).transform(paise);

export const startPaymentSchema = z.object({ billId: id, seen: seenPaise });
export const checkPaymentSchema = z.object({ billId: id });

/** What the staff's list of payments is narrowed by; a value that can't be read counts as not given. */
export const paymentSearchSchema = z.object({
  ...pageKeySchema.shape,
  ...dayRangeShape,
  status: z.enum(PAYMENT_STATUSES).optional().catch(undefined),
  query: searchField,
});

export type PaymentSearch = z.output<typeof paymentSearchSchema>;

/** Which odd cases are shown, and which page of those that are settled. */
export const caseSearchSchema = z.object({
  ...pageKeySchema.shape,
  cases: z.literal("settled").optional().catch(undefined),
});

export type CaseSearch = z.output<typeof caseSearchSchema>;

const reason = lineField(500, "reason");
/** An amount as typed, "1,200" or "99.50". In paise. */
const typedPaise = figuresField
  .refine((text) => /^\d{1,7}(\.\d{1,2})?$/.test(text) && Number(text) > 0, "amount")
  .transform((text) => {
    const [whole = "0", rest = ""] = text.split(".");
    return paise(Number(whole) * 100 + Number(rest.padEnd(2, "0")));
  });

/** An amount as typed in whole rupees. */
const typedRupees = figuresField
  .refine((text) => /^\d{1,7}$/.test(text) && Number(text) > 0, "money")
  .transform((text) => rupees(Number(text)));

/** The e-mail of an account, as it is stored; a field that is left empty counts as none. */
const accountEmail = emailField;

/** What is done about an odd case; the audit log keeps the note. */
export const settleFlagSchema = z.object({
  flagId: id,
  way: z.enum(FLAG_WAYS),
  note: reason,
  /** Whose credit its money becomes, where it was nobody's so far. */
  email: z
    .literal("")
    .transform(() => null)
    .or(accountEmail)
    .nullable()
    .default(null),
});

export const refundSchema = z.object({
  paymentId: id,
  amount: typedPaise,
  seen: seenPaise,
  destination: z.enum(["gateway", "credit"]),
  reason,
});

/** A choice that a form leaves empty counts as none. */
const noChoice = z.literal("").transform(() => null);

export const giveCreditSchema = z.object({
  customerId: id,
  amount: typedRupees,
  reason,
  billId: noChoice.or(id).nullable().default(null),
  day: noChoice.or(chosenDayField).nullable().default(null),
  seen: z.coerce.number().int().min(0),
});

export const takeBackCreditSchema = z.object({ creditId: id, reason });

export const doorPaymentSchema = z
  .object({
    billId: id,
    amount: typedPaise,
    method: z.enum(["cash", "upi"]),
    // in groups of four digits or without a space, it is the same transaction
    reference: figuresField.max(50, "too-long").transform((text) => text || null),
    seen: seenPaise,
  })
  .refine(({ method, reference }) => method === "cash" || reference !== null, {
    path: ["reference"],
    message: "upi-reference",
  });

export const counterDoorPaymentSchema = z.object({ doorPaymentId: id, reason });

const CARD_EXPIRY = /^(0?[1-9]|1[0-2])\s*[/-]?\s*(\d{2}|20\d{2})$/;

/** A card as typed on the sandbox's form. It goes from the browser to the gateway and never to us. */
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
