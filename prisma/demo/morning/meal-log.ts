import { asStaff, asSystem, toSqlDate } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { noteFoodSafety, saveLeftovers } from "@/lib/features/meal-notes/commands";
import type { Chance } from "../chance";
import { expectOk, type Staff } from "../expect";

const COOKED = {
  lunch: ["Dal", "Rice", "Sabzi"],
  dinner: ["Khichdi", "Dal"],
} as const;

/** After a meal the cook notes what was cooked and left over, how hot it was and what is kept of it. */
export async function writeMealLog(
  cook: Staff,
  meal: { day: PlainDate; slotId: number; name: keyof typeof COOKED },
  { chance, now }: { chance: Chance; now: Date },
): Promise<void> {
  const { day, slotId, name } = meal;
  const counted = await asSystem(
    (tx) => tx.sheetRow.count({ where: { sheet: { day: toSqlDate(day), slotId } } }),
    now,
  );
  if (counted === 0) return;
  const spare = 1 + chance.upTo(1 + Math.ceil(counted / 20));
  const leftOver = Math.max(0, spare - chance.upTo(3));
  const temperature = `${chance.pick(COOKED[name])} ${74 + chance.upTo(12)} °C before packing`;
  const sample = `A box of each dish, on shelf ${1 + chance.upTo(3)} until tomorrow ${name === "lunch" ? "14:00" : "21:00"}`;
  await asStaff(
    cook,
    async (tx) => {
      const scope = { tx, staff: cook, now };
      const left = { day, slotId, version: 0, cooked: counted + spare, leftOver };
      expectOk(await saveLeftovers(scope, left), "the leftovers");
      const about = { day, slotId };
      expectOk(
        await noteFoodSafety(scope, { ...about, kind: "temperature", note: temperature }),
        temperature,
      );
      expectOk(await noteFoodSafety(scope, { ...about, kind: "sample", note: sample }), sample);
    },
    now,
  );
}
