import { z } from "zod";
import type { CorrectionObstacle } from "@/lib/domain/books/correction";
import type { Rupees } from "@/lib/domain/money";
import type { PlainMonth } from "@/lib/domain/plain-date";
import { reasonField } from "@/lib/fields";

/** What a press sends back about the preview on which it was confirmed. */
export const seenBillsField = z.stringFormat("seen bills", /^[0-9a-f]{64}$/);

export const leaveBillSchema = z.object({ billId: z.int32().positive(), reason: reasonField });

/** A bill that a late change would touch, before it is made. */
export type TouchedBill = {
  billId: number;
  name: string;
  month: PlainMonth;
  before: Rupees;
  after: Rupees;
  /** How it will be brought to the new sum. */
  kind: "recalculate" | "credit" | "charge" | "nothing";
  /** What will keep it from being done automatically. */
  obstacle: CorrectionObstacle | null;
};

/** What a late change does to existing bills: those whose sum changes, the first of them by name. */
export type CorrectionPreview = {
  count: number;
  difference: number;
  bills: TouchedBill[];
  /** Shows whether this is still current: covers all bills with their sums, including those not named. */
  seen: string;
};
