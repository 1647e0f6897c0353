import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { formatMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { BILL_STATUSES, type BillSearch } from "@/lib/features/billing/schema";

/** Asks with GET, so that what was found has an address. */
export function OfficeBillFilter({ search, months }: { search: BillSearch; months: readonly PlainMonth[] }) {
  const t = useTranslations("adminBills.filter");
  const common = useTranslations("common");
  const isFiltered = Boolean(search.month ?? search.status ?? search.query);
  return (
    <Form
      action="/admin/bills"
      role="search"
      aria-label={t("label")}
      className="mb-4 grid grid-cols-2 items-end gap-3 sm:flex"
    >
      <div className="col-span-2 space-y-1.5 sm:w-64">
        <Label htmlFor="bill-search">{t("search")}</Label>
        <Input id="bill-search" type="search" name="query" defaultValue={search.query} maxLength={100} />
      </div>
      <div className="space-y-1.5 sm:w-48">
        <Label htmlFor="bill-month">{t("month")}</Label>
        <Select id="bill-month" name="month" defaultValue={search.month ?? ""}>
          <option value="">{t("allMonths")}</option>
          {months.map((month) => (
            <option key={month} value={month}>
              {formatMonth(month)}
            </option>
          ))}
        </Select>
      </div>
      <div className="space-y-1.5 sm:w-40">
        <Label htmlFor="bill-status">{t("status")}</Label>
        <Select id="bill-status" name="status" defaultValue={search.status ?? ""}>
          <option value="">{t("allStatuses")}</option>
          {BILL_STATUSES.map((status) => (
            <option key={status} value={status}>
              {common(`status.${status}`)}
            </option>
          ))}
        </Select>
      </div>
      <Button type="submit" variant="outline">
        {common("actions.filter")}
      </Button>
      {isFiltered ? (
        <LinkButton variant="ghost" href="/admin/bills">
          {common("actions.clearFilters")}
        </LinkButton>
      ) : null}
    </Form>
  );
}
