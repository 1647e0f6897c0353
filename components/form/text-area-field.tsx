"use client";

import type { ComponentProps } from "react";
import type { FieldValues } from "react-hook-form";
import { Textarea } from "@/components/ui/textarea";
import { FieldFrame, useField, type FieldProps } from "./field";

type TextAreaFieldProps<I extends FieldValues, O = I> = FieldProps<I, O> &
  Pick<ComponentProps<"textarea">, "rows" | "placeholder" | "maxLength">;

export function TextAreaField<I extends FieldValues, O = I>(props: TextAreaFieldProps<I, O>) {
  const { label, disabled, className, rows, placeholder, maxLength } = props;
  const { id, field, error, hint, parts, aria } = useField(props);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} parts={parts} className={className}>
      <Textarea
        id={id}
        rows={rows}
        placeholder={placeholder}
        maxLength={maxLength}
        {...aria}
        {...field}
        value={field.value ?? ""}
        disabled={disabled}
      />
    </FieldFrame>
  );
}
