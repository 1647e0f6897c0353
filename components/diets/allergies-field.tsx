"use client";

import type { FieldValues } from "react-hook-form";
import { FieldNotes, useField, type FieldProps } from "@/components/form/field";
import { ToggleGroup, ToggleItem } from "@/components/ui/toggle-group";
import { ALLERGENS, type Allergen } from "@/lib/domain/dishes/dish-facts";
import type { AllergenNames } from "./allergen-names";

const chosenOf = (typed: readonly string[]) => ALLERGENS.filter((one) => typed.includes(one)).join(", ");

type AllergiesFieldProps<I extends FieldValues, O> = FieldProps<I, O> & { names: AllergenNames };

/** What somebody can't eat, of the list that dishes are marked by. */
export function AllergiesField<I extends FieldValues, O = I>({ names, ...props }: AllergiesFieldProps<I, O>) {
  const { field, error, hint, parts, aria } = useField(props, chosenOf);
  const chosen = String(field.value ?? "").split(", ");

  function toggle(one: Allergen): void {
    const next = ALLERGENS.filter((other) => chosen.includes(other) !== (other === one));
    field.onChange(next.join(", "));
  }

  return (
    <fieldset aria-invalid={aria["aria-invalid"]} aria-describedby={aria["aria-describedby"]}>
      <legend className="mb-1.5 text-base font-medium text-ink">{props.label}</legend>
      <ToggleGroup>
        {names.map(([one, name], index) => (
          <ToggleItem
            key={one}
            name={field.name}
            value={one}
            ref={index === 0 ? field.ref : undefined}
            label={name}
            checked={chosen.includes(one)}
            onChange={() => toggle(one)}
            onBlur={field.onBlur}
          >
            {name}
          </ToggleItem>
        ))}
      </ToggleGroup>
      <FieldNotes hint={hint} error={error} parts={parts} />
    </fieldset>
  );
}
