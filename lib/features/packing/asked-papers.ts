import { toBusinessDate } from "@/lib/domain/business-time";
import { packingDay, packingSlot } from "@/lib/domain/packing/packing-day";
import type { PackRow } from "@/lib/domain/packing/pack-row";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { Slot, Slots } from "@/lib/domain/slot";
import type { Scope } from "@/lib/scope";
import { packRows } from "./queries";
import type { papersQuerySchema } from "./schema";
import type { z } from "zod";

export type AskedPapers = { day: PlainDate; slot: Slot; rows: PackRow[]; now: Date };

/** What is to be packed on the day and of the meal that an address asks for. */
export async function askedPapers(
  { tx, now }: Scope,
  slots: Slots,
  { date, slot: slotId }: z.output<typeof papersQuerySchema>,
): Promise<AskedPapers> {
  const day = packingDay(date, toBusinessDate(now));
  const slot = packingSlot(slots, slotId, day, now);
  return { day, slot, now, rows: await packRows(tx, day, slot) };
}
