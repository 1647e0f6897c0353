import type { Tx } from "@/lib/db";
import { broughtInAll } from "@/lib/domain/drive/brought";
import type { CustomerId } from "@/lib/domain/identity";
import type { CalendarDay } from "@/lib/features/pauses/queries";
import { broughtBetween } from "./queries";

/** A customer's days with what became of their tiffins. */
export async function withBrought(
  tx: Tx,
  customerId: CustomerId,
  days: readonly CalendarDay[],
): Promise<CalendarDay[]> {
  const [first, last] = [days.at(0)?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined) return [];
  const known = await broughtBetween(tx, customerId, { first, last });
  return days.map((day) => {
    const brought = broughtInAll([...(known.get(day.day)?.values() ?? [])]);
    return brought ? { ...day, brought } : day;
  });
}
