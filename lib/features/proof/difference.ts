import { z } from "zod";

const DIFFERENCE_KINDS = [
  "unbalanced",
  "bill-not-in-books",
  "bill-amount",
  "bill-paid",
  "payment-not-in-books",
  "payment-amount",
  "payment-log",
  "door-payment-not-in-books",
  "refund-not-in-books",
  "dispute-not-in-books",
  "credit-not-in-books",
  "tiffins-not-charged",
  "sheet-differs",
  "closing-differs",
  "missing-at-gateway",
  "not-booked",
  "gateway-amount",
  "gateway-refunds",
  "gateway-disputes",
] as const;

export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

const id = z.number().int().optional();

export const differenceSchema = z.object({
  kind: z.enum(DIFFERENCE_KINDS),
  billId: id,
  paymentId: id,
  refundId: id,
  /** What else it is about: the id of an entry, a credit, a dispute, or of an object at the gateway. */
  reference: z.string().optional(),
  /** Paise in our books, and what they should be: by the bill, the payment, or the gateway. */
  ours: id,
  theirs: id,
});

/** A place where the books don't agree with a bill, a payment or the gateway. */
export type Difference = z.output<typeof differenceSchema>;

/** For the job's log; the screen has its own words. */
export function differenceInWords({ kind, ...about }: Difference): string {
  const known = Object.entries(about).filter(([, value]) => value !== undefined);
  return `${kind} (${known.map(([name, value]) => `${name} ${value}`).join(", ")})`;
}
