import { RoundList } from "@/components/packing/round-list";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { packingDay, packingSlot } from "@/lib/domain/packing/packing-day";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { Slots } from "@/lib/domain/slot";
import { packingProgress } from "@/lib/features/packing/progress-queries";
import { readDayAsStaff } from "@/lib/access/read";

type StillToPackProps = { day: PlainDate; today: PlainDate; now: Date; slots: Slots };

/** Round by round what is still to be packed of the meal that was counted last; on other days than today and tomorrow nothing. */
export async function StillToPack({ day, today, now, slots }: StillToPackProps) {
  if (packingDay(day, today) !== day) return null;
  const slot = packingSlot(slots, undefined, day, now);
  const rounds = await readDayAsStaff(KITCHEN_ROLES, day, ({ tx }) => packingProgress(tx, day, slot));
  return rounds.length > 0 ? <RoundList day={day} slot={slot} rounds={rounds} /> : null;
}
