import { readDayAsStaff, requireStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";
import { toBusinessDate } from "@/lib/domain/business-time";
import { DELIVERY_ROLES } from "@/lib/domain/identity";
import { roundOf } from "@/lib/features/drive/round-queries";

/** Today's round of whoever asks, for a phone to keep until the end of the day. */
async function file(): Promise<Response> {
  const day = toBusinessDate((await requireStaff(DELIVERY_ROLES)).now);
  const round = await readDayAsStaff(DELIVERY_ROLES, day, async ({ tx, now, staff }) => ({
    ...(await roundOf(tx, staff, day)),
    driverId: staff.id,
    madeAt: now.toISOString(),
  }));
  return Response.json(round, { headers: { "cache-control": "no-store" } });
}

export const GET = counted(file);
