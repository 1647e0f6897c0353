"use client";

import { useTranslations } from "next-intl";
import { useId, useState, type ReactNode } from "react";
import { DayInput } from "@/components/form/day-input";
import { useDaySlip } from "@/components/form/date-field";
import { FieldFrame } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { MAX_PAUSE_DAYS } from "@/lib/domain/pause";
import { daysBetween, type PlainDate } from "@/lib/domain/plain-date";
import { endsOf, type Range } from "./range";

type RangePanelProps = {
  range: Range;
  today: PlainDate;
  isBusy: boolean;
  onChange: (range: Range) => void;
  onPause: () => void;
  onResume: () => void;
  /** What the range comes to, and the report of the last change. */
  children: ReactNode;
};

/** First and last day, pressed or typed, and what to do with the days between. */
export function RangePanel(props: RangePanelProps) {
  const { range, today, isBusy, onChange, onPause, onResume, children } = props;
  const t = useTranslations("pauses.range");
  const titleId = useId();
  const ends = endsOf(range, today);
  const isTooLong = ends !== null && daysBetween(...ends) >= MAX_PAUSE_DAYS;
  const isReady = ends !== null && !isTooLong;
  return (
    <section aria-labelledby={titleId} className="rounded-card border border-line bg-surface-raised p-4">
      <h2 id={titleId} className="font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 text-sm text-ink-soft">{t("hint")}</p>
      <form action="/calendar" onSubmit={(event) => event.preventDefault()}>
        <div className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
          <DayBox
            name="first"
            label={t("first")}
            value={range.first}
            today={today}
            onChange={(first) => onChange({ ...range, first })}
          />
          <DayBox
            name="last"
            label={t("last")}
            value={range.last}
            today={today}
            refusal={isTooLong ? t("tooLong") : null}
            onChange={(last) => onChange({ ...range, last })}
          />
        </div>
        <noscript>
          <Button type="submit" variant="outline" className="mt-4">
            {t("look")}
          </Button>
        </noscript>
      </form>
      {children}
      <div className="mt-4 hidden flex-wrap gap-3 lg:flex">
        <Button disabled={!isReady} loading={isBusy} onClick={onPause}>
          {t("pause")}
        </Button>
        <Button variant="outline" disabled={!isReady} loading={isBusy} onClick={onResume}>
          {t("resume")}
        </Button>
      </div>
    </section>
  );
}

type DayBoxProps = {
  name: keyof Range;
  label: string;
  value: string;
  today: PlainDate;
  /** What is wrong with the day in this range. */
  refusal?: string | null;
  onChange: (value: string) => void;
};

/** A day to type; a mistake is pointed out once the box loses focus, not during typing. */
function DayBox({ name, label, value, today, refusal = null, onChange }: DayBoxProps) {
  const slip = useDaySlip(value, today);
  const [isLeft, setLeft] = useState(false);
  const id = useId();
  const parts = { hint: `${id}-hint`, error: `${id}-error` };
  const error = (isLeft ? slip : null) ?? refusal;
  return (
    <FieldFrame id={id} label={label} error={error} parts={parts}>
      <DayInput
        id={id}
        name={name}
        value={value}
        onChange={onChange}
        onFocus={() => setLeft(false)}
        onBlur={() => setLeft(true)}
        today={today}
        min={today}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? parts.error : undefined}
      />
    </FieldFrame>
  );
}
