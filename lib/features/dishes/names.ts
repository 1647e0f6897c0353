import { plural } from "@/lib/domain/dishes/dish-name";
import type { DishTotal } from "@/lib/domain/dishes/dish-totals";

/** The languages in which the cook may read what the dishes are called. */
export const NAME_LANGUAGES = ["en", "hi", "mr"] as const;
export type NameLanguage = (typeof NAME_LANGUAGES)[number];

/** Kept in the tablet's browser: whoever stands at the stove reads the same names tomorrow. */
export const NAMES_COOKIE = "tiffintrack-dish-names";

/** What a dish is called in that language, and in which one that is: English where nobody has said another. */
export function nameOfTotal(
  dish: DishTotal,
  language: NameLanguage,
): { name: string; language: NameLanguage } {
  const own = { en: null, hi: dish.nameHi, mr: dish.nameMr }[language];
  if (own !== null) return { name: own, language };
  const several =
    dish.isCounted && dish.amounts.some(({ quantity, unit }) => unit === null && quantity !== 1);
  return { name: several ? plural(dish.name) : dish.name, language: "en" };
}
