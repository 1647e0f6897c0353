import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Skeleton } from "@/components/ui/skeleton";
import { formatBalance, formatPaise, sumPaise } from "@/lib/domain/money";
import { addDays, formatDay, formatMonth, type PlainDate } from "@/lib/domain/plain-date";
import { ChartCard } from "./chart-card";
import { LazyMealsChart, LazyMoneyChart } from "./lazy-charts";
import type { DayMeals } from "./meals-chart";
import type { BilledMonth } from "./money-chart";

type ChartsProps = { today: PlainDate; days: readonly DayMeals[]; months: readonly BilledMonth[] };

export function Charts({ today, days, months }: ChartsProps) {
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <MealsPerDay today={today} days={days} />
      <BilledAndCollected months={months} />
    </div>
  );
}

function MealsPerDay({ today, days }: Omit<ChartsProps, "months">) {
  const t = useTranslations("reports.charts.meals");
  const on = (wanted: (day: PlainDate) => boolean) =>
    days.reduce((sum, { day, meals }) => sum + (wanted(day) ? meals : 0), 0);
  return (
    <ChartCard
      title={t("title")}
      summary={t("summary", {
        today: on((day) => day === today),
        tomorrow: on((day) => day === addDays(today, 1)),
        past: on((day) => day < today),
        coming: on((day) => day > today),
      })}
      legend={[
        { label: t("delivered"), className: "bg-good" },
        { label: t("today"), className: "bg-accent" },
        { label: t("coming"), className: "bg-accent-fill" },
      ]}
      chart={<LazyMealsChart days={days} today={today} />}
      table={
        <DataTable
          caption={t("caption")}
          dense
          rows={days}
          rowKey={({ day }) => day}
          columns={[
            { name: t("day"), className: "tabular-nums", cell: ({ day }) => formatDay(day, "medium") },
            { name: t("meals"), numeric: true, cell: ({ meals }) => meals },
          ]}
        />
      }
    />
  );
}

function BilledAndCollected({ months }: Pick<ChartsProps, "months">) {
  const t = useTranslations("reports.charts.money");
  return (
    <ChartCard
      title={t("title")}
      summary={t("summary", {
        billed: formatPaise(sumPaise(months.map(({ billed }) => billed))),
        collected: formatBalance(months.reduce((sum, { collected }) => sum + collected, 0)),
      })}
      legend={[
        { label: t("billed"), className: "bg-accent-fill" },
        { label: t("collected"), className: "bg-good" },
      ]}
      chart={
        <LazyMoneyChart
          months={months.map(({ month, billed, collected }) => ({ month, billed, collected }))}
        />
      }
      table={
        <DataTable
          caption={t("caption")}
          dense
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            { name: t("month"), cell: ({ month }) => formatMonth(month) },
            { name: t("billed"), numeric: true, cell: ({ billed }) => formatPaise(billed) },
            { name: t("collected"), numeric: true, cell: ({ collected }) => formatBalance(collected) },
          ]}
        />
      }
    />
  );
}

/** Placeholder for the charts while their figures are being counted. */
export function ChartsSkeleton() {
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <Skeleton className="h-104 rounded-card" />
      <Skeleton className="h-104 rounded-card" />
    </div>
  );
}
