import { useTranslations } from "next-intl";
import { useId } from "react";
import { DataTable } from "@/components/ui/data-table";
import { formatCount } from "@/components/ui/format-count";
import type { ForecastDay } from "@/lib/domain/forecast/look-back";
import { formatDay } from "@/lib/domain/plain-date";
import type { Leftovers } from "@/lib/features/meal-notes/queries";

/** `meal`: its name, where there are several. */
type PastDaysProps = { meal: string | null; days: readonly ForecastDay[]; leftovers: readonly Leftovers[] };

/** What the forecast of this hour said of the last weeks' days, what was counted, and what came back to the kitchen. */
export function PastDays({ meal, days, leftovers }: PastDaysProps) {
  const t = useTranslations("forecast.past");
  const id = useId();
  if (days.length === 0) return null;
  const noted = new Map(leftovers.map((one) => [one.day, one]));
  const rows = days.toReversed();
  return (
    <section aria-labelledby={id} className="space-y-3 print:hidden">
      <h2 id={id} className="text-lg font-semibold">
        {meal === null ? t("title") : t("named", { meal })}
      </h2>
      <Waste leftovers={leftovers} />
      <DataTable
        caption={t("caption")}
        dense
        rows={rows}
        rowKey={({ day }) => day}
        columns={[
          { name: t("day"), cell: ({ day }) => formatDay(day, "short") },
          { name: t("expected"), numeric: true, cell: ({ expected }) => formatCount(expected) },
          { name: t("counted"), numeric: true, cell: ({ counted }) => formatCount(counted) },
          {
            name: t("difference"),
            numeric: true,
            cell: ({ expected, counted }) => signed(expected - counted),
          },
          { name: t("cooked"), numeric: true, cell: ({ day }) => countOr(noted.get(day)?.cooked) },
          { name: t("leftOver"), numeric: true, cell: ({ day }) => countOr(noted.get(day)?.leftOver) },
        ]}
      />
    </section>
  );
}

const signed = (count: number): string => (count > 0 ? `+${formatCount(count)}` : formatCount(count));
const countOr = (count: number | undefined): string => (count === undefined ? "–" : formatCount(count));

function Waste({ leftovers }: Pick<PastDaysProps, "leftovers">) {
  const t = useTranslations("forecast.past");
  const cooked = leftovers.reduce((sum, one) => sum + one.cooked, 0);
  const left = leftovers.reduce((sum, one) => sum + one.leftOver, 0);
  if (cooked === 0) return null;
  const percent = Math.round((1_000 * left) / cooked) / 10;
  return <p>{t("waste", { left, cooked, percent })}</p>;
}
