"use client";

import type { FieldValues } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { FieldNotes, useField, type FieldProps } from "./field";

/** A yes or no. */
export function CheckboxField<I extends FieldValues, O = I>(props: FieldProps<I, O>) {
  const { id, field, error, hint, parts, aria } = useField({ ...props, optional: false });
  const { ref, name, value, onChange, onBlur } = field;
  return (
    <div className={cn("flex flex-col gap-1", props.className)}>
      <label htmlFor={id} className="flex min-h-11 cursor-pointer items-center gap-3 select-none">
        <Checkbox
          id={id}
          name={name}
          ref={ref}
          onBlur={onBlur}
          onChange={(event) => onChange(event.target.checked)}
          checked={value === true}
          disabled={props.disabled}
          aria-invalid={aria["aria-invalid"]}
          aria-describedby={aria["aria-describedby"]}
        />
        {props.label}
      </label>
      <FieldNotes hint={hint} error={error} parts={parts} />
    </div>
  );
}
