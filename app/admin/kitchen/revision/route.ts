import { toBusinessDate } from "@/lib/domain/business-time";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { mealQuerySchema, slotIdOf } from "@/lib/features/deliveries/schema";
import { kitchenReport, revisionOf } from "@/lib/features/kitchen/queries";
import { readDayAsStaff, requireStaff } from "@/lib/access/read";

/** The current state of a day's count, which an open kitchen page compares with its own. */
export async function GET(request: Request): Promise<Response> {
  const { date, slot } = mealQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { now } = await requireStaff(KITCHEN_ROLES);
  const day = date ?? toBusinessDate(now);
  const report = await readDayAsStaff(KITCHEN_ROLES, day, ({ tx }) => kitchenReport(tx, day, slotIdOf(slot)));
  return Response.json(
    { revision: revisionOf(report) },
    { headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" } },
  );
}
