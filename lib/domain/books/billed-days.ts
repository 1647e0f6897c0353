import { addDays, eachDay, isPlainDate, type PlainDate } from "../plain-date";
import type { DayCause } from "../schedule";

/** A delivery day of a bill's line, and whether it is charged or why it isn't. */
export type BilledDay = { date: PlainDate; cause: DayCause };

const LETTERS = { delivery: "d", closed: "c", paused: "p", skipped: "s" } as const satisfies Record<
  DayCause,
  string
>;
const CAUSES = new Map<string, DayCause>(
  (["delivery", "closed", "paused", "skipped"] as const).map((cause) => [LETTERS[cause], cause]),
);
const BETWEEN = "-";
const WRITTEN = /^(.{10}) ([dcps](?:[dcps-]{0,29}[dcps])?)$/;

/**
 * A line's delivery days, the earliest first and all of one month, as a bill keeps them: the first of them, and from it to the
 * last a letter for each day, or "-" on which no tiffin was due. "2027-02-01 ddp-c". @throws RangeError when there is none.
 */
export function billedDaysText(days: readonly BilledDay[]): string {
  const [first] = days;
  if (!first) throw new RangeError("days: there is none");
  let text = `${first.date} `;
  let next = dayOfMonth(first.date);
  for (const { date, cause } of days) {
    text += BETWEEN.repeat(dayOfMonth(date) - next) + LETTERS[cause];
    next = dayOfMonth(date) + 1;
  }
  return text;
}

const dayOfMonth = (date: PlainDate) => Number(date.slice(8));

/** The days of such a text that may have been tampered with; null when it is malformed. */
export function readBilledDays(text: unknown): BilledDay[] | null {
  const [, first, letters = ""] = (typeof text === "string" && WRITTEN.exec(text)) || [];
  if (!isPlainDate(first)) return null;
  return eachDay(first, addDays(first, letters.length - 1)).flatMap((date, index) => {
    const cause = CAUSES.get(letters.charAt(index));
    return cause ? [{ date, cause }] : [];
  });
}

/** The days of a bill's line as the database keeps them. @throws RangeError when they are malformed. */
export function parseBilledDays(text: string): BilledDay[] {
  const days = readBilledDays(text);
  if (!days) throw new RangeError(`days "${text}" can't be read`);
  return days;
}
