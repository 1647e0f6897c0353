import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { formatCount } from "@/components/ui/format-count";
import type { MealForecast } from "@/lib/features/forecast/queries";

type MealExpectedProps = { meal: MealForecast; isNamed: boolean };

/** How many tiffins one meal will need, by plan, and how far that can be trusted. */
export function MealExpected({ meal, isNamed }: MealExpectedProps) {
  const t = useTranslations("forecast.meal");
  const { slot, plans, known, expected, isCounted } = meal;
  const id = `meal-${slot.id}`;
  return (
    <section aria-labelledby={id} className="space-y-3">
      <h2 id={id} className={isNamed ? "text-lg font-semibold" : "sr-only"}>
        {slot.name}
      </h2>
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span className="text-6xl leading-none font-bold tabular-nums print:text-3xl">
          {formatCount(expected)}
        </span>
        <span className="text-2xl font-semibold">
          {t(isCounted ? "counted" : "expected", { count: expected })}
        </span>
        {isCounted ? null : <span className="text-ink-soft">{t("stands", { count: known })}</span>}
      </p>
      {isCounted ? null : <Trust errors={meal.errors} />}
      <DataTable
        caption={t("caption")}
        dense
        rows={plans}
        rowKey={({ planId }) => planId}
        columns={[
          { name: t("plan"), cell: ({ name }) => name },
          { name: t("known"), numeric: true, cell: (plan) => formatCount(plan.known) },
          { name: t("planExpected"), numeric: true, cell: (plan) => formatCount(plan.expected) },
        ]}
      />
    </section>
  );
}

function Trust({ errors }: Pick<MealForecast, "errors">) {
  const t = useTranslations("forecast.meal");
  if (!errors) return <p className="text-ink-soft">{t("noError")}</p>;
  const error = Math.round(errors.expected * 10) / 10;
  return <p className="text-ink-soft">{t("error", { error, days: errors.days })}</p>;
}
