import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { formatRupees } from "@/lib/domain/money";
import type { CataloguePlan } from "@/lib/features/plans/queries";
import { PlanStateButton } from "./plan-state-button";

type PlanTableProps = {
  plans: readonly CataloguePlan[];
  /** There are several meals a day. */
  namesMeals: boolean;
};

/** The catalogue as staff see it. */
export function PlanTable({ plans, namesMeals }: PlanTableProps) {
  const t = useTranslations("adminPlans");
  return (
    <DataTable
      caption={t("table.caption")}
      dense
      rows={plans}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("table.name"),
          cell: ({ id, name }) => <TextLink href={`/admin/plans/${id}`}>{name}</TextLink>,
        },
        ...(namesMeals ? [{ name: t("table.meal"), cell: ({ mealName }: CataloguePlan) => mealName }] : []),
        { name: t("table.rate"), numeric: true, cell: ({ dailyRate }) => formatRupees(dailyRate) },
        {
          name: t("table.items"),
          numeric: true,
          cell: ({ items }) => t("itemCount", { count: items.length }),
        },
        { name: t("table.running"), numeric: true, cell: ({ running }) => running },
        { name: t("table.state"), cell: ({ isActive }) => <State isActive={isActive} /> },
        { name: t("table.actions"), isNameHidden: true, cell: (plan) => <Actions plan={plan} /> },
      ]}
    />
  );
}

function State({ isActive }: Pick<CataloguePlan, "isActive">) {
  const t = useTranslations("adminPlans.filter");
  return <Badge tone={isActive ? "good" : "paused"}>{t(isActive ? "active" : "inactive")}</Badge>;
}

function Actions({ plan: { id, name, isActive, running } }: { plan: CataloguePlan }) {
  const t = useTranslations("adminPlans");
  return (
    <div className="flex items-center justify-end gap-2">
      <LinkButton variant="ghost" size="sm" href={`/admin/plans/${id}`}>
        {t("edit")}
      </LinkButton>
      <PlanStateButton plan={{ id, name, isActive, running }} />
    </div>
  );
}
