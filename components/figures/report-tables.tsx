import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatPaise, formatRupees } from "@/lib/domain/money";
import { formatMonth } from "@/lib/domain/plain-date";
import type { Meals, MealsReport } from "@/lib/features/reports/meals";
import type { Money } from "@/lib/features/reports/money";
import type { MonthReport } from "@/lib/features/reports/queries";

export function MealsByPlan({ meals }: { meals: MealsReport }) {
  const t = useTranslations("reports.plans");
  const columns = ["delivered", "paused", "skipped", "closed", "worth"] as const;
  return (
    <Table caption={t("caption")} dense>
      <TableHeader>
        <TableRow>
          <TableHead>{t("plan")}</TableHead>
          {columns.map((column) => (
            <TableHead key={column} numeric>
              {t(column)}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {meals.byPlan.map(({ planName, meals: own }) => (
          <TableRow key={planName}>
            <TableRowHead>{planName}</TableRowHead>
            <MealCells meals={own} />
          </TableRow>
        ))}
      </TableBody>
      <TableFooter>
        <TableRow>
          <TableRowHead className="font-semibold">{t("total")}</TableRowHead>
          <MealCells meals={meals.total} />
        </TableRow>
      </TableFooter>
    </Table>
  );
}

function MealCells({ meals }: { meals: Meals }) {
  const t = useTranslations("reports.plans");
  return (
    <>
      <TableCell label={t("delivered")} numeric>
        {meals.delivery}
      </TableCell>
      <TableCell label={t("paused")} numeric>
        {meals.paused}
      </TableCell>
      <TableCell label={t("skipped")} numeric>
        {meals.skipped}
      </TableCell>
      <TableCell label={t("closed")} numeric>
        {meals.closed}
      </TableCell>
      <TableCell label={t("worth")} numeric>
        {formatRupees(meals.worth)}
      </TableCell>
    </>
  );
}

export function RevenueByArea({ areas, money }: Pick<MonthReport, "areas" | "money">) {
  const t = useTranslations("reports.areas");
  return (
    <MoneyTable
      caption={t("caption")}
      first={t("area")}
      rows={areas.map((row) => ({ key: row.area, name: row.area, money: row }))}
      total={money}
    />
  );
}

export function MonthByMonth({ months }: Pick<MonthReport, "months">) {
  const t = useTranslations("reports.months");
  const rows = months.map((row) => ({
    key: row.month,
    name: <TextLink href={`/admin/reports?month=${row.month}`}>{formatMonth(row.month)}</TextLink>,
    money: row,
  }));
  return <MoneyTable caption={t("caption")} first={t("month")} rows={rows} />;
}

type MoneyTableProps = {
  caption: string;
  first: string;
  rows: readonly { key: string; name: ReactNode; money: Money }[];
  total?: Money;
};

function MoneyTable({ caption, first, rows, total }: MoneyTableProps) {
  const t = useTranslations("reports.areas");
  const columns = ["bills", "billed", "collected", "outstanding", "overdue"] as const;
  return (
    <Table caption={caption} dense>
      <TableHeader>
        <TableRow>
          <TableHead>{first}</TableHead>
          {columns.map((column) => (
            <TableHead key={column} numeric>
              {t(column)}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(({ key, name, money }) => (
          <TableRow key={key}>
            <TableRowHead>{name}</TableRowHead>
            <MoneyCells money={money} />
          </TableRow>
        ))}
      </TableBody>
      {total ? (
        <TableFooter>
          <TableRow>
            <TableRowHead className="font-semibold">{t("total")}</TableRowHead>
            <MoneyCells money={total} />
          </TableRow>
        </TableFooter>
      ) : null}
    </Table>
  );
}

function MoneyCells({ money }: { money: Money }) {
  const t = useTranslations("reports.areas");
  return (
    <>
      <TableCell label={t("bills")} numeric>
        {money.bills}
      </TableCell>
      <TableCell label={t("billed")} numeric>
        {formatPaise(money.billed)}
      </TableCell>
      <TableCell label={t("collected")} numeric>
        {formatPaise(money.collected)}
      </TableCell>
      <TableCell label={t("outstanding")} numeric>
        {formatPaise(money.outstanding)}
      </TableCell>
      <TableCell label={t("overdue")} numeric className={money.overdue > 0 ? "text-bad" : undefined}>
        {formatPaise(money.overdue)}
      </TableCell>
    </>
  );
}
