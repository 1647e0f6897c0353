"use client";

import { useTranslations } from "next-intl";
import type { FieldValues } from "react-hook-form";
import { FieldNotes, useField, type FieldProps } from "@/components/form/field";
import { ToggleGroup, ToggleItem } from "@/components/ui/toggle-group";
import { NONE, SAID_ALLERGENS } from "@/lib/features/dishes/schema";

const chosenOf = (typed: readonly string[]) => SAID_ALLERGENS.filter((one) => typed.includes(one)).join(", ");

/** What a dish holds; "none of these" takes the others away, and they take it away. */
export function AllergensField<I extends FieldValues, O = I>(props: FieldProps<I, O>) {
  const t = useTranslations("dishes");
  const { field, error, hint, parts, aria } = useField(props, chosenOf);
  const chosen = String(field.value ?? "").split(", ");

  function toggle(one: (typeof SAID_ALLERGENS)[number]): void {
    const isNone = one === NONE;
    const next = SAID_ALLERGENS.filter((other) => {
      if (other === one) return !chosen.includes(one);
      return chosen.includes(other) && !isNone && other !== NONE;
    });
    field.onChange(next.join(", "));
  }

  return (
    <fieldset aria-invalid={aria["aria-invalid"]} aria-describedby={aria["aria-describedby"]}>
      <legend className="mb-1.5 text-sm font-medium text-ink">{props.label}</legend>
      <ToggleGroup>
        {SAID_ALLERGENS.map((one, index) => (
          <ToggleItem
            key={one}
            name={field.name}
            value={one}
            ref={index === 0 ? field.ref : undefined}
            label={t(`allergens.${one}`)}
            checked={chosen.includes(one)}
            onChange={() => toggle(one)}
            onBlur={field.onBlur}
          >
            {t(`allergens.${one}`)}
          </ToggleItem>
        ))}
      </ToggleGroup>
      <FieldNotes hint={hint} error={error} parts={parts} />
    </fieldset>
  );
}
