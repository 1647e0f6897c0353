import { monthParts, monthOf, type PlainDate } from "../plain-date";

/** The prefix of a number, by what it is on. Payments at the door keep the number their collector wrote down. */
const PREFIXES = { invoice: "INV", receipt: "RCT" } as const;

/** Numbers have no gap within a series: one for each kind and financial year, April to March. "INV/26-27". */
export function seriesOf(kind: keyof typeof PREFIXES, issuedOn: PlainDate): string {
  const { year, month } = monthParts(monthOf(issuedOn));
  const first = month < 4 ? year - 1 : year;
  return `${PREFIXES[kind]}/${twoDigits(first)}-${twoDigits(first + 1)}`;
}

/** "INV/26-27/00012": at most 16 characters up to 9,99,999 in a year, as an invoice's number must be. */
export function documentNumber(series: string, position: number): string {
  return `${series}/${String(position).padStart(5, "0")}`;
}

function twoDigits(year: number): string {
  return String(year % 100).padStart(2, "0");
}

export function doorReceiptNumber(doorPaymentId: number): string {
  return `D-${String(doorPaymentId).padStart(5, "0")}`;
}
