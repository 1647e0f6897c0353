import { counted } from "@/lib/access/counted";
import { readAboutCustomer } from "@/lib/access/read";
import { ownDataFile } from "@/lib/features/own-data/answer";
import { ownDataOf } from "@/lib/features/own-data/export";

/** Everything kept about the customer who asks, as JSON or, with `?as=csv`, as lines for a spreadsheet. */
async function file(request: Request): Promise<Response> {
  const data = await readAboutCustomer(({ tx, customerId }) => ownDataOf(tx, customerId));
  return ownDataFile(data, "my-data", new URL(request.url).searchParams.get("as"));
}

export const GET = counted(file);
