import { useTranslations } from "next-intl";
import { ExportLink } from "@/components/csv/export-link";
import type { DishTotal } from "@/lib/domain/dishes/dish-totals";
import type { NameLanguage } from "@/lib/features/dishes/names";
import { DishAmount } from "./dish-amount";
import { DishNamesChoice } from "./dish-names-choice";

type DishTotalsProps = { query: string; dishes: readonly DishTotal[]; language: NameLanguage };

/** How much of each dish to cook, over all plans: the first thing to be read from the stove. */
export function DishTotals({ query, dishes, language }: DishTotalsProps) {
  const t = useTranslations("kitchen.dishes");
  return (
    <section aria-labelledby="dish-totals">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 print:hidden">
        <h2 id="dish-totals" className="text-lg font-semibold">
          {t("title")}
        </h2>
        <div className="flex flex-wrap items-center gap-2">
          <DishNamesChoice language={language} />
          <ExportLink href={`/admin/kitchen/dishes/export?${query}`} label={t("exportCsv")} />
        </div>
      </div>
      <ul
        aria-labelledby="dish-totals"
        className="grid grid-cols-1 gap-3 min-[26rem]:grid-cols-2 md:grid-cols-3 xl:grid-cols-4 print:grid-cols-6 print:gap-1"
      >
        {dishes.map((dish) => (
          <DishAmount key={dish.id} dish={dish} language={language} />
        ))}
      </ul>
    </section>
  );
}
