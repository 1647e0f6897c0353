import { toBusinessDate } from "@/lib/domain/business-time";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { revisionOf } from "@/lib/features/kitchen/queries";
import { kitchenTablet } from "@/lib/features/kitchen/tablet-queries";
import { getKitchen, readDayAsStaff, requireStaff } from "@/lib/access/read";

/** The state of today's count, and the time, which an open tablet compares with what it shows. */
export async function GET(): Promise<Response> {
  const { now } = await requireStaff(KITCHEN_ROLES);
  const day = toBusinessDate(now);
  const { slots } = await getKitchen();
  const tablet = await readDayAsStaff(KITCHEN_ROLES, day, ({ tx }) => kitchenTablet(tx, day, { now, slots }));
  return Response.json(
    { revision: revisionOf(tablet), now: now.toISOString() },
    { headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" } },
  );
}
