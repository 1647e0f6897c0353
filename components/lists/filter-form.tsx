import Form from "next/form";
import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import type { Route } from "@/lib/routes";

type FilterFormProps = {
  /** The list's own address, without a filter. */
  path: Route;
  label: string;
  isFiltered: boolean;
  /** The button's label, where "Filter" would be wrong. */
  button?: string;
  children: ReactNode;
};

/** A list's filter. Uses GET, so that the results have an address. */
export function FilterForm({ path, label, isFiltered, button, children }: FilterFormProps) {
  const t = useTranslations("common.actions");
  return (
    <Form
      action={path}
      role="search"
      aria-label={label}
      className="mb-4 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap print:hidden"
    >
      {children}
      <Button type="submit" variant="outline">
        {button ?? t("filter")}
      </Button>
      {isFiltered ? (
        <LinkButton variant="ghost" href={path}>
          {t("clearFilters")}
        </LinkButton>
      ) : null}
    </Form>
  );
}

type FieldProps = { name: string; label: string; value: string; className?: string };

/** Part of a name, or whatever else the list is searched by. */
export function FilterText({ name, label, value, className }: FieldProps) {
  const id = useId();
  return (
    <div className={cn("col-span-2 space-y-1.5 sm:w-64", className)}>
      <Label htmlFor={id}>{label}</Label>
      <Input id={id} type="search" name={name} defaultValue={value} maxLength={100} />
    </div>
  );
}

type ChoiceProps = FieldProps & {
  /** The label of the first choice, which filters nothing; null when there is none. */
  all: string | null;
  options: readonly { value: string; label: string }[];
};

export function FilterChoice({ name, label, value, all, options, className }: ChoiceProps) {
  const id = useId();
  return (
    <div className={cn("space-y-1.5 sm:w-44", className)}>
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} name={name} defaultValue={value}>
        {all === null ? null : <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  );
}
