import { useTranslations } from "next-intl";
import { formatQuantity } from "@/components/ui/format-count";
import type { DishTotal } from "@/lib/domain/dishes/dish-totals";
import { nameOfTotal, type NameLanguage } from "@/lib/features/dishes/names";

/** One dish as a figure to be read from the stove. */
export function DishAmount({ dish, language }: { dish: DishTotal; language: NameLanguage }) {
  const { name, language: lang } = nameOfTotal(dish, language);
  return (
    <li className="rounded-card border border-line bg-surface-raised px-4 py-3 print:break-inside-avoid print:px-1.5 print:py-0.5">
      {dish.amounts.map((amount) => (
        <p
          key={amount.unit}
          className="text-6xl leading-none font-bold tabular-nums print:text-2xl print:leading-none"
        >
          {formatQuantity(amount.quantity)}
          <Unit of={amount} />
        </p>
      ))}
      <p
        lang={lang}
        className="mt-1.5 text-2xl leading-8 font-semibold text-balance print:mt-0 print:text-xs print:leading-tight"
      >
        {name}
      </p>
    </li>
  );
}

function Unit({ of: { quantity, unit } }: { of: DishTotal["amounts"][number] }) {
  const t = useTranslations("kitchen.dishes.units");
  if (unit === null) return null;
  return <span className="text-3xl font-semibold print:text-base"> {t(unit, { count: quantity })}</span>;
}
