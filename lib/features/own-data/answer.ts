import { csvResponse } from "@/lib/lists/csv";
import { asLines, type OwnData } from "./export";

/** A person's data as a file: JSON or, for `csv`, lines for a spreadsheet. */
export function ownDataFile(data: OwnData, name: string, form: string | null): Response {
  if (form === "csv") return csvResponse(`${name}.csv`, ["table", "row", "field", "value"], asLines(data));
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.json"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
