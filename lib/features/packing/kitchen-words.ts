import type { DishTotal } from "@/lib/domain/dishes/dish-totals";
import { dietsOf, loadsOf, plansOf, type Load, type PlanCount } from "@/lib/domain/packing/loads";
import { nameOfTotal, type NameLanguage } from "@/lib/features/dishes/names";
import type { KitchenSheet } from "@/lib/paper/packing/kitchen-sheets";
import type { Row } from "@/lib/paper/packing/pieces";
import { figureOf, packingWords as words, unitWords } from "@/lib/paper/packing/words";
import type { AskedPapers } from "./asked-papers";
import { dietOf } from "./label-words";
import { routeWords, specialRow } from "./load-words";
import { countsOf, figuresOf, headOf, namesOfDay } from "./sheet-words";

export type Cooked = {
  /** With what goes to no door. */
  plans: readonly PlanCount[];
  dishes: readonly DishTotal[];
  itemsOf: (planId: number) => readonly string[];
  language: NameLanguage;
};

/** For the stove: how much of each dish, of each plan, and what is made apart. */
export function cookSheetOf(papers: AskedPapers, { plans, dishes, itemsOf, language }: Cooked): KitchenSheet {
  const all = plans.reduce((sum, { count }) => sum + count, 0);
  return {
    head: headOf(words("cook.title", namesOfDay(papers)), all, papers),
    figures: dishes.flatMap((dish) => dishFigures(dish, language)),
    across: 3,
    parts: [
      { title: words("cook.apart"), isBig: false, rows: apartRows(papers) },
      {
        title: words("cook.plans"),
        isBig: true,
        rows: plans.map(({ id, name, count }) => ({
          ...{ figure: figureOf(count), text: name, note: itemsOf(id).join(" · ") },
        })),
      },
    ],
  };
}

function dishFigures(dish: DishTotal, language: NameLanguage): KitchenSheet["figures"] {
  const { name } = nameOfTotal(dish, language);
  return dish.amounts.map(({ quantity, unit }) => ({
    figure: figureOf(quantity),
    unit: unit === null ? "" : unitWords(unit, { count: quantity }),
    name,
  }));
}

function apartRows({ rows }: AskedPapers): Row[] {
  return dietsOf(rows).map(({ count, plans, ...heeded }) => ({
    ...{ figure: figureOf(count), text: dietOf(heeded) ?? "", note: countsOf(plans) },
  }));
}

/** For the table on which boxes are packed: round by round, what goes on which, and every box that isn't like the others. */
export function packSheetOf(papers: AskedPapers): KitchenSheet {
  const { rows } = papers;
  const amended = rows.filter(({ isAmended }) => isAmended);
  return {
    head: headOf(words("pack.title", namesOfDay(papers)), rows.length, papers),
    figures: figuresOf(plansOf(rows)),
    across: 3,
    parts: [
      {
        title: words("pack.amended", { count: amended.length }),
        isBig: false,
        rows: amended.map(specialRow),
      },
      { title: words("pack.routes"), isBig: true, rows: loadsOf(rows).map(routeRow) },
      ...loadsOf(rows).map(({ route, specials }) => ({
        title: words("pack.specials", { name: routeWords(route), count: specials.length }),
        ...{ isBig: false, rows: specials.map(specialRow) },
      })),
    ],
  };
}

const routeRow = ({ route, count, plans }: Load): Row => ({
  ...{ figure: figureOf(count), text: routeWords(route), note: countsOf(plans) },
});
