// The acts about what goes into dishes, and what is noted once a meal is cooked.
import { asSystem } from "@/lib/db";
import { makePlan } from "@/tests/support/make";
import type { Acts } from "./kit";

let made = 0;

/** A dish that one plan holds. */
async function newDish() {
  const name = `Act Curry ${(made += 1)}.`;
  await makePlan({ items: [name] });
  return asSystem((tx) => tx.dish.findFirstOrThrow({ where: { name } }));
}

export const KITCHEN_ACTS: Acts = {
  saveRecipeAction: async () => {
    const { id: dishId } = await newDish();
    return { dishId, version: 0, portion: "1", lines: "Atta 30 g" };
  },
  savePackAction: async () => {
    const name = `Act Flour ${(made += 1)}`;
    const data = { key: name.toLowerCase(), name, unit: "g" };
    const { id: ingredientId, version } = await asSystem((tx) => tx.ingredient.create({ data }));
    return { ingredientId, version, pack: "25 kg" };
  },
  // each is about a day of its own: who comes second would have to have seen the numbers
  saveLeftoversAction: async () => {
    const day = `2026-11-${String((made += 1) % 28 || 28).padStart(2, "0")}`;
    await asSystem((tx) => tx.dayLeftovers.deleteMany());
    return { day, slotId: 1, version: 0, cooked: "120", leftOver: "4" };
  },
  noteFoodSafetyAction: async () => ({
    ...{ day: "2026-12-02", slotId: 1 },
    ...{ kind: "temperature", note: "Dal 82 °C" },
  }),
};
