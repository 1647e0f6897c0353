import { readAsStaff } from "@/lib/access/read";
import { toBusinessDate } from "@/lib/domain/business-time";
import { shownDay } from "@/lib/domain/staff/delivery-day";
import { DELIVERY_ROLES } from "@/lib/domain/identity";
import { dayQuerySchema } from "@/lib/features/deliveries/schema";
import { roundsRevision } from "@/lib/features/drive/office-queries";

/** What is said of a day's rounds, in a few bytes: an open list of doors compares it with its own. */
export async function GET(request: Request): Promise<Response> {
  const { date } = dayQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const revision = await readAsStaff(DELIVERY_ROLES, ({ tx, now, staff }) =>
    roundsRevision(tx, shownDay(staff.role, date, toBusinessDate(now)), now),
  );
  return Response.json({ revision }, { headers: { "cache-control": "no-store" } });
}
