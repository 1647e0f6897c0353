import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import type { PlanFilter as Filter } from "@/lib/features/plans/schema";

/** Uses GET, so that the results have an address. */
export function PlanFilter({ filter }: { filter: Filter }) {
  const t = useTranslations("adminPlans.filter");
  const isFiltered = filter.search !== "" || filter.state !== "all";
  return (
    <Form
      action="/admin/plans"
      role="search"
      aria-label={t("label")}
      className="mb-4 grid grid-cols-2 items-end gap-3 sm:flex"
    >
      <div className="col-span-2 space-y-1.5 sm:w-64">
        <Label htmlFor="plan-search">{t("search")}</Label>
        <Input id="plan-search" type="search" name="search" defaultValue={filter.search} maxLength={100} />
      </div>
      <div className="space-y-1.5 sm:w-40">
        <Label htmlFor="plan-state">{t("state")}</Label>
        <Select id="plan-state" name="state" defaultValue={filter.state}>
          <option value="all">{t("all")}</option>
          <option value="active">{t("active")}</option>
          <option value="inactive">{t("inactive")}</option>
        </Select>
      </div>
      <Button type="submit" variant="outline">
        {t("apply")}
      </Button>
      {isFiltered ? (
        <LinkButton variant="ghost" href="/admin/plans" className="col-span-2">
          {t("clear")}
        </LinkButton>
      ) : null}
    </Form>
  );
}
