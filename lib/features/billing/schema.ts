import { z } from "zod";
import type { BillStatus } from "@/lib/domain/books/bill-status";
import { isPlainMonth, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";
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

/** A bill's id as written in an address; null for what can't be one. */
export function billIdOf(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
