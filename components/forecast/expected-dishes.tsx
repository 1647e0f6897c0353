import { useTranslations } from "next-intl";
import { DishAmount } from "@/components/kitchen/dish-amount";
import type { DishTotal } from "@/lib/domain/dishes/dish-totals";
import type { NameLanguage } from "@/lib/features/dishes/names";

type ExpectedDishesProps = { dishes: readonly DishTotal[]; language: NameLanguage };

/** How much of each dish the expected tiffins hold. */
export function ExpectedDishes({ dishes, language }: ExpectedDishesProps) {
  const t = useTranslations("forecast.cook");
  if (dishes.length === 0) return null;
  return (
    <section aria-labelledby="expected-dishes">
      <h2 id="expected-dishes" className="mb-3 text-lg font-semibold">
        {t("dishes")}
      </h2>
      <ul className="grid grid-cols-1 gap-3 min-[26rem]:grid-cols-2 md:grid-cols-3 xl:grid-cols-4 print:grid-cols-6 print:gap-1">
        {dishes.map((dish) => (
          <DishAmount key={dish.id} dish={dish} language={language} />
        ))}
      </ul>
    </section>
  );
}
