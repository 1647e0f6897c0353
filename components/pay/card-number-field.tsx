"use client";

import type { Control } from "react-hook-form";
import { FieldFrame, useField } from "@/components/form/field";
import { Input } from "@/components/ui/input";
import type { TypedCard } from "@/lib/features/payments/schema";
import { brandOf, grouped } from "./card-number";

type CardNumberFieldProps = { control: Control<TypedCard>; label: string; hint: string };

const LONGEST = 19 + 4; // digits, and the spaces between their groups

/** The number grouped as on the card, with the card's brand once that can be told. */
export function CardNumberField({ control, label, hint }: CardNumberFieldProps) {
  const { id, field, error, hint: shown, parts, aria } = useField({ control, name: "number", label, hint });
  const { value, onChange, ...rest } = field;
  const brand = brandOf(value);
  return (
    <FieldFrame id={id} label={label} hint={shown} error={error} parts={parts}>
      <div className="relative">
        <Input
          id={id}
          {...aria}
          {...rest}
          value={value}
          onChange={({ target }) => {
            // when typing mid-number, the spaces would shift under the cursor
            const isAtEnd = target.selectionStart === target.value.length;
            onChange(isAtEnd ? grouped(target.value, value) : target.value);
          }}
          onBlur={() => {
            onChange(grouped(value));
            rest.onBlur();
          }}
          inputMode="numeric"
          autoComplete="cc-number"
          maxLength={LONGEST}
          className="pe-28 tabular-nums"
        />
        <span
          aria-live="polite"
          className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-sm text-ink-soft"
        >
          {brand}
        </span>
      </div>
    </FieldFrame>
  );
}
