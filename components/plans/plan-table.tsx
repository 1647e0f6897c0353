import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatRupees } from "@/lib/domain/money";
import type { CataloguePlan } from "@/lib/features/plans/queries";
import { PlanStateButton } from "./plan-state-button";

/** The catalogue as staff see it. */
export function PlanTable({ plans }: { plans: readonly CataloguePlan[] }) {
  const t = useTranslations("adminPlans");
  return (
    <Table caption={t("table.caption")} dense>
      <TableHeader>
        <TableRow>
          <TableHead>{t("table.name")}</TableHead>
          <TableHead numeric>{t("table.rate")}</TableHead>
          <TableHead numeric>{t("table.items")}</TableHead>
          <TableHead numeric>{t("table.running")}</TableHead>
          <TableHead>{t("table.state")}</TableHead>
          <TableHead>
            <span className="sr-only">{t("table.actions")}</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {plans.map((plan) => (
          <PlanRow key={plan.id} plan={plan} />
        ))}
      </TableBody>
    </Table>
  );
}

function PlanRow({ plan }: { plan: CataloguePlan }) {
  const t = useTranslations("adminPlans");
  const { id, name, dailyRate, items, isActive, running } = plan;
  return (
    <TableRow>
      <TableRowHead>
        <TextLink href={`/admin/plans/${id}`}>{name}</TextLink>
      </TableRowHead>
      <TableCell label={t("table.rate")} numeric>
        {formatRupees(dailyRate)}
      </TableCell>
      <TableCell label={t("table.items")} numeric>
        {t("itemCount", { count: items.length })}
      </TableCell>
      <TableCell label={t("table.running")} numeric>
        {running}
      </TableCell>
      <TableCell label={t("table.state")}>
        <Badge tone={isActive ? "good" : "paused"}>{t(isActive ? "filter.active" : "filter.inactive")}</Badge>
      </TableCell>
      <TableCell>
        <div className="flex items-center justify-end gap-2">
          <LinkButton variant="ghost" size="sm" href={`/admin/plans/${id}`}>
            {t("edit")}
          </LinkButton>
          <PlanStateButton plan={{ id, name, isActive, running }} />
        </div>
      </TableCell>
    </TableRow>
  );
}
