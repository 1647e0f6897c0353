import { useFormatter, useTranslations } from "next-intl";
import { ALLERGENS, type Allergen } from "@/lib/domain/dishes/dish-facts";

/** What each allergen is called: for a form in the browser, without all other texts about dishes. */
export type AllergenNames = readonly (readonly [Allergen, string])[];

export function useAllergenNames(): AllergenNames {
  const t = useTranslations("dishes.allergens");
  return ALLERGENS.map((one) => [one, t(one)] as const);
}

/** "Milk, nuts" */
export function useAllergenList(): (all: readonly Allergen[]) => string {
  const t = useTranslations("dishes.allergens");
  const { list } = useFormatter();
  return (all) =>
    list(
      all.map((one) => t(one)),
      { type: "unit" },
    );
}
