"use client";

import type { ComponentProps } from "react";
import type { FieldValues } from "react-hook-form";
import { Input } from "@/components/ui/input";
import { FieldFrame, useField, type FieldProps } from "./field";

type TextFieldProps<I extends FieldValues, O = I> = FieldProps<I, O> &
  Pick<
    ComponentProps<"input">,
    "type" | "autoComplete" | "inputMode" | "placeholder" | "maxLength" | "autoFocus"
  > & {
    /** Money, phone, PIN: tabular figures. */
    numeric?: boolean;
  };

export function TextField<I extends FieldValues, O = I>(props: TextFieldProps<I, O>) {
  const {
    control,
    name,
    label,
    hint: _hint,
    optional: _optional,
    disabled,
    className,
    numeric,
    ...input
  } = props;
  const { id, field, error, hint, parts, aria } = useField({ ...props, control, name });
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} parts={parts} className={className}>
      <Input
        id={id}
        {...input}
        {...aria}
        {...field}
        value={field.value ?? ""}
        disabled={disabled}
        className={numeric ? "tabular-nums" : undefined}
      />
    </FieldFrame>
  );
}
