import { stringify } from "csv-stringify/sync";

type Cell = string | number | null;

/**
 * Rows as a CSV file that a spreadsheet opens in the right encoding and that runs nothing: a text that begins like a
 * formula gets an apostrophe in front.
 */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return stringify([header, ...rows], { bom: true, escape_formulas: true, record_delimiter: "windows" });
}

/** A CSV file to download; never kept by a cache, since it was made for one person's eyes. */
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
