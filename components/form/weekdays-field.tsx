"use client";

import { useTranslations } from "next-intl";
import type { FieldValues } from "react-hook-form";
import { cn } from "@/components/ui/cn";
import { ToggleGroup, ToggleItem } from "@/components/ui/toggle-group";
import { ALL_WEEKDAYS, type Weekday } from "@/lib/domain/plain-date";
import { FieldNotes, useField, type FieldProps } from "./field";

function chosenOf(value: unknown): readonly Weekday[] {
  return Array.isArray(value) ? ALL_WEEKDAYS.filter((day) => value.includes(day)) : [];
}

const weekdaysOf = (typed: readonly string[]) => ALL_WEEKDAYS.filter((day) => typed.includes(String(day)));

/** Seven toggle keys, Monday first; the value is the sorted list of the ISO weekdays pressed. */
export function WeekdaysField<I extends FieldValues, O = I>(props: FieldProps<I, O>) {
  const t = useTranslations("common");
  const { field, error, hint, parts, aria } = useField(props, weekdaysOf);
  const chosen = chosenOf(field.value);
  const toggle = (day: Weekday) =>
    field.onChange(ALL_WEEKDAYS.filter((other) => (other === day) !== chosen.includes(other)));
  return (
    <fieldset
      className={cn("flex flex-col gap-1.5", props.className)}
      disabled={props.disabled}
      aria-invalid={aria["aria-invalid"]}
      aria-describedby={aria["aria-describedby"]}
    >
      <legend className="mb-1.5 text-sm font-medium text-ink">{props.label}</legend>
      <ToggleGroup className="max-sm:grid max-sm:grid-cols-7 max-sm:gap-1.5">
        {ALL_WEEKDAYS.map((day) => (
          <ToggleItem
            key={day}
            name={field.name}
            value={day}
            ref={day === ALL_WEEKDAYS[0] ? field.ref : undefined}
            className="max-sm:min-h-14 max-sm:flex-col max-sm:px-0 max-sm:text-sm"
            label={t(`weekdays.${day}`)}
            checked={chosen.includes(day)}
            onChange={() => toggle(day)}
            onBlur={field.onBlur}
          >
            {t(`weekdaysShort.${day}`)}
          </ToggleItem>
        ))}
      </ToggleGroup>
      <FieldNotes hint={hint} error={error} parts={parts} />
    </fieldset>
  );
}
