import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { CUSTOMER_STATES, type CustomerFilter as Filter } from "@/lib/features/customers/schema";

/** Asks with GET, so that what was found has an address. */
export function CustomerFilter({ filter, areas }: { filter: Filter; areas: readonly string[] }) {
  const t = useTranslations("adminCustomers.filter");
  const common = useTranslations("common.actions");
  const isFiltered = filter.search !== "" || filter.area !== "" || filter.state !== "all";
  return (
    <Form
      action="/admin/customers"
      role="search"
      aria-label={t("label")}
      className="mb-4 grid grid-cols-2 items-end gap-3 sm:flex"
    >
      <div className="col-span-2 space-y-1.5 sm:w-64">
        <Label htmlFor="customer-search">{t("search")}</Label>
        <Input
          id="customer-search"
          type="search"
          name="search"
          defaultValue={filter.search}
          maxLength={100}
        />
      </div>
      <div className="space-y-1.5 sm:w-44">
        <Label htmlFor="customer-area">{t("area")}</Label>
        <Select id="customer-area" name="area" defaultValue={filter.area}>
          <option value="">{t("allAreas")}</option>
          {areas.map((area) => (
            <option key={area} value={area}>
              {area}
            </option>
          ))}
        </Select>
      </div>
      <div className="space-y-1.5 sm:w-44">
        <Label htmlFor="customer-state">{t("state")}</Label>
        <Select id="customer-state" name="state" defaultValue={filter.state}>
          {CUSTOMER_STATES.map((state) => (
            <option key={state} value={state}>
              {t(`states.${state}`)}
            </option>
          ))}
        </Select>
      </div>
      <Button type="submit" variant="outline">
        {common("filter")}
      </Button>
      {isFiltered ? (
        <LinkButton variant="ghost" href="/admin/customers">
          {common("clearFilters")}
        </LinkButton>
      ) : null}
    </Form>
  );
}
