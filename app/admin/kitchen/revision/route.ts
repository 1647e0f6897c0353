import { toBusinessDate } from "@/lib/domain/business-time";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { dayQuerySchema } from "@/lib/features/deliveries/schema";
import { kitchenReport, revisionOf } from "@/lib/features/kitchen/queries";
import { readAsStaff } from "@/lib/access/read";

/** The current state of a day's count, which an open kitchen page compares with its own. */
export async function GET(request: Request): Promise<Response> {
  const { date } = dayQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const report = await readAsStaff(KITCHEN_ROLES, ({ tx, now }) =>
    kitchenReport(tx, date ?? toBusinessDate(now)),
  );
  return Response.json(
    { revision: revisionOf(report) },
    { headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" } },
  );
}
