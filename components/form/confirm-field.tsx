"use client";

import { useState } from "react";
import { useFormState, useWatch, type FieldValues } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldNotes, useField, type FieldProps } from "./field";

const isTicked = (typed: readonly string[]) => typed.length > 0;

type ConfirmFieldProps<I extends FieldValues, O> = FieldProps<I, O> & {
  /** Shown from the start: another field asks the question. */
  isAsked?: boolean;
};

/** A question that may come up, answered with a tick. Hidden until its field has an error, whose text is the question. */
export function ConfirmField<I extends FieldValues, O = I>({
  isAsked = false,
  ...props
}: ConfirmFieldProps<I, O>) {
  const { control, name } = props;
  const isAnswered: boolean = useWatch({ control, name });
  const { invalid } = control.getFieldState(name, useFormState({ control, name }));
  const [asked, setAsked] = useState(isAsked);
  if (!asked && (isAnswered || invalid)) setAsked(true);
  return asked ? <Question {...props} /> : null;
}

function Question<I extends FieldValues, O>(props: FieldProps<I, O>) {
  const { field, error, parts, aria } = useField({ ...props, optional: true, hint: "" }, isTicked);
  const { value, ...input } = field;
  return (
    <div className="flex flex-col gap-1.5">
      <FieldNotes error={error} parts={parts} />
      <label className="flex min-h-11 items-center gap-3 text-ink">
        <Checkbox
          {...aria}
          {...input}
          checked={value === true}
          // the press that raised the question is over: the answer comes next
          autoFocus={error !== null}
        />
        {props.label}
      </label>
    </div>
  );
}
