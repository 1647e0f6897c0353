"use client";

import { useTranslations } from "next-intl";
import type { FieldValues } from "react-hook-form";
import { Select } from "@/components/ui/select";
import { FieldFrame, useField, type FieldProps } from "./field";

type SelectFieldProps<I extends FieldValues, O = I> = FieldProps<I, O> & {
  options: readonly { value: string; label: string }[];
  /** The label of the first, empty choice; `null` for none, because one is always chosen. */
  placeholder?: string | null;
};

export function SelectField<I extends FieldValues, O = I>(props: SelectFieldProps<I, O>) {
  const { label, disabled, className, options, placeholder } = props;
  const t = useTranslations("common.fields");
  const { id, field, error, hint, parts, aria } = useField(props);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} parts={parts} className={className}>
      <Select id={id} {...aria} {...field} value={field.value ?? ""} disabled={disabled}>
        {placeholder === null ? null : <option value="">{placeholder ?? t("choose")}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </FieldFrame>
  );
}
