import { addMonths, monthParts, plainMonth, type PlainMonth } from "../plain-date";

/** How long a month of the audit log stays in its table after its end, and its archive after that: months. */
const HOT_MONTHS = 12;
const ARCHIVED_MONTHS = 8 * 12;
/** A financial year of the books may be deleted after eight more. */
const BOOKS_MONTHS = 8 * 12;
const YEAR_MONTHS = 12;
/** April begins a financial year; what was late for its last month is in by the first of May. */
const APRIL = 4;
const MONTHS_TO_CLOSE = 1;

/** The latest month of the audit log that is put away on the first of `month`: its end is a year ago. */
export function latestToPutAway(month: PlainMonth): PlainMonth {
  return addMonths(month, -HOT_MONTHS - 1);
}

/** From the first of which month on the archive of a month of the audit log may go. */
export function archiveEnds(month: PlainMonth): PlainMonth {
  return addMonths(month, 1 + HOT_MONTHS + ARCHIVED_MONTHS);
}

/** The first month of the latest financial year that is closed on the first of `month`. */
export function latestClosedYear(month: PlainMonth): PlainMonth {
  const began = monthParts(addMonths(month, -YEAR_MONTHS - MONTHS_TO_CLOSE));
  return plainMonth(began.month >= APRIL ? began.year : began.year - 1, APRIL);
}

/** From the first of which month on the copy of a financial year that began in `april` may go. */
export function yearEnds(april: PlainMonth): PlainMonth {
  return addMonths(april, YEAR_MONTHS + BOOKS_MONTHS);
}
