import { SpecialTiffins } from "@/components/diets/special-tiffins";
import { readDayAsStaff } from "@/lib/access/read";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import type { PlainDate } from "@/lib/domain/plain-date";
import { specialsOn } from "@/lib/features/diets/queries";

/** The tiffins of a day that are not like the others, and what of them waits for a decision. */
export async function Specials({ day, isOver }: { day: PlainDate; isOver: boolean }) {
  const specials = await readDayAsStaff(KITCHEN_ROLES, day, async ({ tx, staff }) => ({
    ...(await specialsOn(tx, day)),
    isOwner: staff.role === "owner",
  }));
  return <SpecialTiffins {...specials} isOver={isOver} />;
}
