"use client";

import type { FieldValues } from "react-hook-form";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";
import { FieldNotes, useField, type FieldProps } from "./field";

type RadioFieldProps<I extends FieldValues, O = I> = FieldProps<I, O> & {
  options: readonly { value: string; label: string }[];
};

/** A choice between a few options, all visible at once. */
export function RadioField<I extends FieldValues, O = I>(props: RadioFieldProps<I, O>) {
  const { field, error, hint, parts, aria } = useField(props);
  return (
    <div className="flex flex-col gap-1.5">
      <RadioGroup
        legend={props.label}
        disabled={props.disabled}
        className={props.className}
        aria-describedby={aria["aria-describedby"]}
      >
        {props.options.map(({ value, label }, index) => (
          <RadioItem
            key={value}
            ref={index === 0 ? field.ref : undefined}
            name={field.name}
            value={value}
            checked={field.value === value}
            onChange={() => field.onChange(value)}
            onBlur={field.onBlur}
          >
            {label}
          </RadioItem>
        ))}
      </RadioGroup>
      <FieldNotes hint={hint} error={error} parts={parts} />
    </div>
  );
}
