import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import type { DishFilter as Filter } from "@/lib/features/dishes/schema";

/** Uses GET, so that the results have an address. */
export function DishFilter({ filter }: { filter: Filter }) {
  const t = useTranslations("dishes.filter");
  const isFiltered = filter.search !== "" || filter.said !== "all";
  return (
    <Form
      action="/admin/dishes"
      role="search"
      aria-label={t("label")}
      className="mb-4 grid grid-cols-2 items-end gap-3 sm:flex"
    >
      <div className="col-span-2 space-y-1.5 sm:w-64">
        <Label htmlFor="dish-search">{t("search")}</Label>
        <Input id="dish-search" type="search" name="search" defaultValue={filter.search} maxLength={100} />
      </div>
      <div className="space-y-1.5 sm:w-56">
        <Label htmlFor="dish-said">{t("said")}</Label>
        <Select id="dish-said" name="said" defaultValue={filter.said}>
          <option value="all">{t("all")}</option>
          <option value="open">{t("open")}</option>
        </Select>
      </div>
      <Button type="submit" variant="outline">
        {t("apply")}
      </Button>
      {isFiltered ? (
        <LinkButton variant="ghost" href="/admin/dishes" className="col-span-2">
          {t("clear")}
        </LinkButton>
      ) : null}
    </Form>
  );
}
