"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FieldValues } from "react-hook-form";
import type { PlainDate } from "@/lib/domain/plain-date";
import { dayIn, readDay } from "@/lib/domain/typed/typed-day";
import { dayError } from "@/lib/answers/day-error";
import { DayInput, dayInWords } from "./day-input";
import { FieldFrame, useErrorWords, useField, type FieldProps } from "./field";

type DateFieldProps<I extends FieldValues, O = I> = FieldProps<I, O> & {
  /** The business's today, from the page: it says which year "5 Dec" means, and the calendar opens there. */
  today: PlainDate;
  min?: PlainDate;
  max?: PlainDate;
};

/** A day, typed freely or picked from a calendar; how it was read is shown below, and in the box once that loses focus. */
export function DateField<I extends FieldValues, O = I>(props: DateFieldProps<I, O>) {
  const { label, disabled, className, today, min, max } = props;
  const t = useTranslations("common");
  const ownHint = props.hint ?? t("fields.dateHint");
  // the server renders the day as it is displayed: nobody typed that
  const asHeld = ([typed]: readonly string[]) => dayIn(typed, today) ?? typed;
  const { id, field, error, parts, aria } = useField({ ...props, hint: ownHint }, asHeld);
  const { ref, name, value, onChange, onBlur } = field;
  const text = typeof value === "string" ? value : "";
  const [isLeft, setLeft] = useState(false);
  const slip = useDaySlip(text, today);
  const shownError = error ?? (isLeft ? slip : null);
  const described = shownError === null ? parts.hint : `${parts.hint} ${parts.error}`;
  return (
    <FieldFrame
      id={id}
      label={label}
      hint={dayInWords(dayIn(text, today)) ?? ownHint}
      error={shownError}
      parts={parts}
      className={className}
    >
      <DayInput
        id={id}
        {...aria}
        aria-invalid={shownError === null ? undefined : true}
        aria-describedby={described}
        name={name}
        ref={ref}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true);
          onBlur();
        }}
        value={text}
        onChange={onChange}
        today={today}
        min={min}
        max={max}
        disabled={disabled}
      />
    </FieldFrame>
  );
}

/** Why a text isn't a day, in words; null when it is one, or empty. */
export function useDaySlip(typed: string, today: PlainDate): string | null {
  const words = useErrorWords();
  const read = readDay(typed, today);
  return read.ok || read.error === "empty" ? null : words(dayError(read));
}
