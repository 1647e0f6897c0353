import { stringify } from "csv-stringify/sync";
import { isoInstant } from "@/lib/domain/business-time";
import { decimalRupees, toPaise, type Rupees } from "@/lib/domain/money";

/** Money has only one form here, so that no number of rupees or paise gets in as it is. */
type PlainNumber = number & { readonly __brand?: never };
/** Paise, written as rupees. */
type Money = bigint;
export type Cell = string | PlainNumber | Money | Date | null;

/** Money as a cell: rupees with two decimals, in every file. */
export function rupeesCell(amount: Rupees): Money {
  return BigInt(toPaise(amount));
}

/** The same for paise, where a balance may be negative. */
export function paiseCell(amount: number): Money {
  return BigInt(amount);
}

/**
 * Rows as a CSV file that a spreadsheet opens in the right encoding and that executes nothing: a text that begins like a
 * formula gets an apostrophe in front. Instants are in ISO.
 */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return stringify([header, ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
    cast: { bigint: (amount) => decimalRupees(Number(amount)), date: isoInstant },
  });
}

/** A CSV file to download; never cached, since it was made for one person's eyes. */
export function csvResponse(
  filename: string,
  header: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Response {
  return new Response(toCsv(header, rows), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${filename}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
