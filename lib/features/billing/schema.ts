import { z } from "zod";
import type { BillStatus } from "@/lib/domain/books/bill-status";
import { isPlainDate, isPlainMonth, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";
import type { DayCause } from "@/lib/domain/schedule";
import { idField, monthField, reasonField } from "@/lib/fields";
import { searchField } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";

export const generateBillsSchema = (today: PlainDate) => z.object({ month: monthField(today) });

export const recalculateBillSchema = z.object({
  billId: idField,
  reason: reasonField,
});

export const BILL_STATUSES = ["unpaid", "overdue", "paid"] as const satisfies readonly BillStatus[];

/** The filters of the staff's list of bills; a value that can't be read counts as not given. */
export const billSearchSchema = z.object({
  month: z.custom<PlainMonth>(isPlainMonth).optional().catch(undefined),
  status: z.enum(BILL_STATUSES).optional().catch(undefined),
  query: searchField,
  ...pageKeySchema.shape,
});

export type BillSearch = z.output<typeof billSearchSchema>;

export type BilledDay = { date: PlainDate; cause: DayCause };

const billedDays = z
  .array(
    z.object({
      date: z.custom<PlainDate>(isPlainDate),
      cause: z.enum(["delivery", "closed", "paused", "skipped"]),
    }),
  )
  .max(31);

/** The days of a bill's line as the database keeps them. @throws when they are malformed. */
export function parseBilledDays(json: unknown): BilledDay[] {
  return billedDays.parse(json);
}

/** The same for days that may have been tampered with; null when they are malformed. */
export function readBilledDays(json: unknown): BilledDay[] | null {
  return billedDays.safeParse(json).data ?? null;
}

/** A bill's id as written in an address; null for what can't be one. */
export function billIdOf(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
