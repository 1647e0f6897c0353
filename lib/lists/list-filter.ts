import { z } from "zod";
import { instantAt } from "@/lib/domain/business-time";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { fullDayIn } from "@/lib/domain/typed/typed-day";

/** Part of a name, typed into a list's search; nonsense counts as nothing. PostgreSQL takes no NUL in a text. */
export const searchField = z
  .string()
  .max(200)
  .transform((text) => text.replaceAll("\0", "").trim().slice(0, 100))
  .catch("");

/** A complete date in an address, written in any way; what can't be read counts as not given. */
export const dayInAddress = z
  .unknown()
  .optional()
  .transform((typed) => fullDayIn(typed) ?? undefined)
  .optional();

/** First and last day of a list, both included. */
export const dayRangeShape = { from: dayInAddress, to: dayInAddress };

/** Prisma's condition for an instant on one of the days of a range, by the kitchen's clock. */
export function withinDays({ from, to }: { from?: PlainDate; to?: PlainDate }) {
  return {
    ...(from && { gte: instantAt(from, "00:00") }),
    ...(to && { lt: instantAt(addDays(to, 1), "00:00") }),
  };
}
