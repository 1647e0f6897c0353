import { z } from "zod";
import { rupees } from "@/lib/domain/money";
import { MAX_PAUSE_DAYS } from "@/lib/domain/pause";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { SkipReceipt } from "@/lib/domain/days/skip-receipt";

/** Longer than the receipt of 366 days. */
export const LONGEST_RECEIPT = 8_000;

/** What stands in a receipt, in this order and under these names: a later one of another shape gets another number. */
const contentSchema = z.object({
  customer: z.int().positive(),
  days: z
    .array(z.iso.date().transform((day) => parsePlainDate(day)))
    .min(1)
    .max(MAX_PAUSE_DAYS),
  at: z.iso.datetime().transform((at) => new Date(at)),
  before: z.int().min(0),
  tiffins: z.int().min(0),
  saved: z.array(z.tuple([z.stringFormat("month", /^\d{4}-\d{2}$/), z.int().min(0)])).max(MAX_PAUSE_DAYS),
});

export function contentOf({ customerId, days, madeAt, secondsBefore, tiffins, saved }: SkipReceipt): string {
  return JSON.stringify({
    customer: customerId,
    days,
    at: madeAt,
    before: secondsBefore,
    tiffins,
    saved: saved.map(({ month, amount }) => [month, amount]),
  });
}

/** @throws SyntaxError, ZodError or RangeError: for a content that carries our signature, which never happens. */
export function receiptIn(content: string): SkipReceipt {
  const { customer, at, before, saved, ...rest } = contentSchema.parse(JSON.parse(content));
  return {
    ...{ ...rest, customerId: customer, madeAt: at, secondsBefore: before },
    saved: saved.map(([month, amount]) => ({ month: parsePlainMonth(month), amount: rupees(amount) })),
  };
}
