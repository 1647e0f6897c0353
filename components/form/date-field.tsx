"use client";

import { useTranslations } from "next-intl";
import type { FieldValues } from "react-hook-form";
import type { PlainDate } from "@/lib/domain/plain-date";
import { DayInput, dayInWords } from "./day-input";
import { FieldFrame, useField, type FieldProps } from "./field";

type DateFieldProps<I extends FieldValues, O = I> = FieldProps<I, O> & {
  /** The business's today, from the page: the calendar opens there. */
  today: PlainDate;
  min?: PlainDate;
  max?: PlainDate;
};

/** A day as text (`YYYY-MM-DD`) or from a calendar; the day in words stands below once it is one. */
export function DateField<I extends FieldValues, O = I>(props: DateFieldProps<I, O>) {
  const { label, disabled, className, today, min, max } = props;
  const t = useTranslations("common");
  const ownHint = props.hint ?? t("fields.dateHint", { example: today });
  const { id, field, error, parts, aria } = useField({ ...props, hint: ownHint });
  const { ref, name, value, onChange, onBlur } = field;
  return (
    <FieldFrame
      id={id}
      label={label}
      hint={dayInWords(value) ?? ownHint}
      error={error}
      parts={parts}
      className={className}
    >
      <DayInput
        id={id}
        {...aria}
        name={name}
        ref={ref}
        onBlur={onBlur}
        value={typeof value === "string" ? value : ""}
        onChange={onChange}
        today={today}
        min={min}
        max={max}
        disabled={disabled}
      />
    </FieldFrame>
  );
}
