import { asStaff, toSqlDate, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { noteFoodSafety, saveLeftovers } from "@/lib/features/meal-notes/commands";
import type { Chance } from "../chance";
import { expectOk, type Staff } from "../expect";

const COOKED = {
  lunch: ["Dal", "Rice", "Sabzi"],
  dinner: ["Khichdi", "Dal"],
} as const;

export type CookedMeal = { day: PlainDate; slotId: number; name: keyof typeof COOKED };

/** After its meals the cook notes what was cooked and left over, how hot it was and what is kept of it. */
export function writeMealLog(
  cook: Staff,
  meals: readonly CookedMeal[],
  { chance, now }: { chance: Chance; now: Date },
): Promise<void> {
  return asStaff(
    cook,
    async (tx) => {
      for (const meal of meals) await note({ tx, staff: cook, now }, meal, chance);
    },
    now,
  );
}

type Scope = { tx: Tx; staff: Staff; now: Date };

async function note(scope: Scope, { day, slotId, name }: CookedMeal, chance: Chance): Promise<void> {
  const counted = await scope.tx.sheetRow.count({ where: { sheet: { day: toSqlDate(day), slotId } } });
  if (counted === 0) return;
  const spare = 1 + chance.upTo(1 + Math.ceil(counted / 20));
  const leftOver = Math.max(0, spare - chance.upTo(3));
  const temperature = `${chance.pick(COOKED[name])} ${74 + chance.upTo(12)} °C before packing`;
  const sample = `A box of each dish, on shelf ${1 + chance.upTo(3)} until tomorrow ${name === "lunch" ? "14:00" : "21:00"}`;
  const about = { day, slotId };
  const left = { ...about, version: 0, cooked: counted + spare, leftOver };
  expectOk(await saveLeftovers(scope, left), "the leftovers");
  expectOk(await noteFoodSafety(scope, { ...about, kind: "temperature", note: temperature }), temperature);
  expectOk(await noteFoodSafety(scope, { ...about, kind: "sample", note: sample }), sample);
}
