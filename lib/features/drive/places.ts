import { societyKey, societyOf } from "@/lib/domain/drive/society";
import type { DayDelivery } from "@/lib/features/deliveries/queries";

/**
 * Where a door lies: the stop that it is a part of, and what the door is called there. `position`: the stop's place on the
 * round; null where nobody has said.
 */
export type Place = {
  key: string;
  stop: string;
  door: string;
  note: string | null;
  position: number | null;
};

/** Until buildings are rows of their own: a society as the address spells it, or a house by itself. */
export function placeOf(row: DayDelivery): Place {
  const { society, door } = societyOf(row);
  const nothing = { note: null, position: null };
  if (society === null) return { key: `${row.area}#${row.customerId}`, stop: door, door: "", ...nothing };
  return { key: societyKey(row.area, society), stop: society, door, ...nothing };
}
