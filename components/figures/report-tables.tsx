import { useTranslations } from "next-intl";
import { DataTable, type Column } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatBalance, formatPaise, formatRupees } from "@/lib/domain/money";
import { formatMonth } from "@/lib/domain/plain-date";
import type { MealsReport } from "@/lib/features/reports/meals";
import type { Money } from "@/lib/features/reports/money";
import type { MonthReport } from "@/lib/features/reports/queries";
import type { Returned } from "@/lib/features/reports/returned";

export function MealsByPlan({ meals }: { meals: MealsReport }) {
  const t = useTranslations("reports.plans");
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={meals.byPlan}
      rowKey={({ planName }) => planName}
      total={{ planName: t("total"), meals: meals.total }}
      columns={[
        { name: t("plan"), cell: ({ planName }) => planName },
        { name: t("delivered"), numeric: true, cell: ({ meals: { delivery } }) => delivery },
        { name: t("paused"), numeric: true, cell: ({ meals: { paused } }) => paused },
        { name: t("skipped"), numeric: true, cell: ({ meals: { skipped } }) => skipped },
        { name: t("closed"), numeric: true, cell: ({ meals: { closed } }) => closed },
        { name: t("worth"), numeric: true, cell: ({ meals: { worth } }) => formatRupees(worth) },
      ]}
    />
  );
}

export function RevenueByArea({ areas, money }: Pick<MonthReport, "areas" | "money">) {
  const t = useTranslations("reports.areas");
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={areas}
      rowKey={({ area }) => area}
      total={{ ...money, area: t("total") }}
      columns={[{ name: t("area"), cell: ({ area }) => area }, ...useMoneyColumns()]}
    />
  );
}

export function MonthByMonth({ months }: Pick<MonthReport, "months">) {
  const t = useTranslations("reports.months");
  const month: Column<MonthReport["months"][number]> = {
    name: t("month"),
    cell: ({ month }) => <TextLink href={`/admin/reports?month=${month}`}>{formatMonth(month)}</TextLink>,
  };
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={months}
      rowKey={({ month }) => month}
      columns={[month, ...useMoneyColumns(), ...useReturnedColumns()]}
    />
  );
}

function useReturnedColumns(): Column<Returned>[] {
  const t = useTranslations("reports.stats");
  return [
    { name: t("givenBack"), numeric: true, cell: ({ givenBack }) => formatBalance(givenBack) },
    { name: t("lost"), numeric: true, cell: ({ lostToDisputes }) => formatBalance(lostToDisputes) },
  ];
}

function useMoneyColumns(): Column<Money>[] {
  const t = useTranslations("reports.areas");
  return [
    { name: t("bills"), numeric: true, cell: ({ bills }) => bills },
    { name: t("billed"), numeric: true, cell: ({ billed }) => formatPaise(billed) },
    { name: t("credited"), numeric: true, cell: ({ credited }) => formatBalance(credited) },
    { name: t("collected"), numeric: true, cell: ({ collected }) => formatBalance(collected) },
    { name: t("outstanding"), numeric: true, cell: ({ outstanding }) => formatPaise(outstanding) },
    {
      name: t("overdue"),
      numeric: true,
      className: ({ overdue }) => (overdue > 0 ? "text-bad" : undefined),
      cell: ({ overdue }) => formatPaise(overdue),
    },
  ];
}
