import { useFormatter, useTranslations } from "next-intl";
import { formatDay } from "@/lib/domain/plain-date";
import type { CalendarDay } from "@/lib/features/pauses/queries";

/** What is on the plates of a month's coming days, as far as the kitchen has written it. */
export function ComingDishes({ days }: { days: readonly CalendarDay[] }) {
  const t = useTranslations("pauses.dishes");
  const format = useFormatter();
  const written = days.filter(({ dishes }) => dishes !== undefined);
  const plans = new Set(written.flatMap(({ dishes = [] }) => dishes.map(({ planName }) => planName)));
  if (written.length === 0) return null;
  return (
    <section aria-labelledby="coming-dishes" className="mt-8">
      <h2 id="coming-dishes" className="text-lg font-semibold">
        {t("title")}
      </h2>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {written.map(({ day, dishes = [] }) => (
          <li key={day} className="flex flex-wrap gap-x-4 py-2.5 sm:flex-nowrap">
            <span className="w-28 shrink-0 font-medium tabular-nums">{formatDay(day, "short")}</span>
            <span className="min-w-0">
              {dishes.map(({ planName, items }) => (
                <span key={planName} className="block">
                  {plans.size > 1 ? t("ofPlan", { plan: planName }) : null}{" "}
                  {format.list(items, { type: "unit" })}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
