import { z } from "zod";
import type { CorrectionObstacle } from "@/lib/domain/books/correction";
import type { Rupees } from "@/lib/domain/money";
import type { PlainMonth } from "@/lib/domain/plain-date";
import { reasonField } from "@/lib/fields";

/** What a press sends back of the preview it was confirmed on. */
export const seenBillsField = z.stringFormat("seen bills", /^[0-9a-f]{64}$/);

export const leaveBillSchema = z.object({ billId: z.int32().positive(), reason: reasonField });

/** A bill that a late change touches, before it is made. */
export type TouchedBill = {
  billId: number;
  name: string;
  month: PlainMonth;
  before: Rupees;
  after: Rupees;
  /** How it will be brought to the new sum. */
  kind: "recalculate" | "credit" | "charge" | "nothing";
  /** What will keep it from being done by itself. */
  obstacle: CorrectionObstacle | null;
};

/** What a late change does to the bills that exist: those whose sum changes, the first of them by name. */
export type CorrectionPreview = {
  count: number;
  difference: number;
  bills: TouchedBill[];
  /** Tells whether it is still so: of all bills with their sums, also those that are not named. */
  seen: string;
};
