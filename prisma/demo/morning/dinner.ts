import { asStaff } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { addSlot } from "@/lib/features/slots/commands";
import { expectOk, type Staff } from "../expect";

const TIMES = {
  cutoffTime: "15:00",
  cutoffOn: "same",
  deliveredFrom: "19:00",
  deliveredBy: "20:30",
} as const;

/** The kitchen cooks in the evening too. Returns the meal's id. */
export async function addDinner(owner: Staff, from: PlainDate, now: Date): Promise<number> {
  const input = { name: "Dinner", from, ...TIMES };
  const added = await asStaff(owner, (tx) => addSlot({ tx, now, staff: owner }, input), now);
  return expectOk(added, "dinner").slotId;
}
