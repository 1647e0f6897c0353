import {
  addMonths,
  earlierOf,
  firstDayOf,
  addDays,
  lastDayOf,
  monthOf,
  monthParts,
  daysBetween,
  plainMonth,
  type PlainDate,
  type PlainMonth,
} from "../plain-date";

/**
 * The tables whose months are put away whole: how many months one stays after its end, and its archive after that. The database holds
 * the first of them too (`archives_hot_months`).
 */
export const PUT_AWAY = {
  audit_logs: { hotMonths: 12, archivedMonths: 8 * 12 },
  estimates: { hotMonths: 24, archivedMonths: 5 * 12 },
} as const;
export type PutAwayTable = keyof typeof PUT_AWAY;
/** A financial year of the books may be deleted after eight more. */
const BOOKS_MONTHS = 8 * 12;
const YEAR_MONTHS = 12;
/** April begins a financial year; what was late for its last month is in by the first of May. */
const APRIL = 4;
const MONTHS_TO_CLOSE = 1;

/** The latest month of a table that is put away on the first of `month`. */
export function latestToPutAway(table: PutAwayTable, month: PlainMonth): PlainMonth {
  return addMonths(month, -PUT_AWAY[table].hotMonths - 1);
}

/** From the first of which month on the archive of a month may go. */
export function archiveEnds(table: PutAwayTable, month: PlainMonth): PlainMonth {
  const { hotMonths, archivedMonths } = PUT_AWAY[table];
  return addMonths(month, 1 + hotMonths + archivedMonths);
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

/** The same day of the year before; of a 29th of February the 28th. */
export function yearBefore(day: PlainDate): PlainDate {
  const month = addMonths(monthOf(day), -YEAR_MONTHS);
  return earlierOf(addDays(firstDayOf(month), daysBetween(firstDayOf(monthOf(day)), day)), lastDayOf(month));
}
