import { WeekClashes } from "@/components/diets/week-clashes";
import { readAsStaff } from "@/lib/access/read";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { addDays, laterOf, type PlainDate } from "@/lib/domain/plain-date";
import { weekClashes } from "@/lib/features/diets/week";

/** Who can't eat what of the rest of a week. */
export async function Clashes({ monday }: { monday: PlainDate }) {
  const { clashes, isOver } = await readAsStaff(ADMIN_ROLES, async ({ tx, now }) => {
    const [from, to] = [laterOf(monday, toBusinessDate(now)), addDays(monday, 6)];
    return { isOver: from > to, clashes: from > to ? [] : await weekClashes(tx, from, to) };
  });
  return isOver ? null : <WeekClashes clashes={clashes} />;
}
