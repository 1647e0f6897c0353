import { readAboutCustomer } from "@/lib/access/read";
import { asLines, ownDataOf } from "@/lib/features/own-data/export";
import { csvResponse } from "@/lib/lists/csv";

/** All that is kept about the customer who asks, as JSON or, with `?as=csv`, as lines for a spreadsheet. */
export async function GET(request: Request): Promise<Response> {
  const data = await readAboutCustomer(({ tx, customerId }) => ownDataOf(tx, customerId));
  if (new URL(request.url).searchParams.get("as") === "csv")
    return csvResponse("my-data.csv", ["table", "row", "field", "value"], asLines(data));
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="my-data.json"',
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
