"use client";

import { useTranslations } from "next-intl";
import { useActionState, useId } from "react";
import { PressField } from "@/components/plain/press-field";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useRefusalWords } from "@/components/press/refusal";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { changeDayForm } from "@/lib/features/pauses/forms";
import type { CalendarDay, CalendarMonth } from "@/lib/features/pauses/queries";
import type { ChangeRefusal } from "./report";

type PlainDaysProps = {
  shown: CalendarMonth;
  /** The day that was changed by the press that opened this page. */
  changed: PlainDate | null;
  plain: typeof changeDayForm;
};

/** The days that can still be changed, each with its buttons: for a browser in which the calendar above can't be pressed. */
export function PlainDays({ shown, changed, plain }: PlainDaysProps) {
  const t = useTranslations("pauses");
  const titleId = useId();
  const [answer, send] = useActionState(plain, null);
  const words = useRefusalWords<ChangeRefusal>((error) => t(`refusals.${error}`));
  const open = shown.days.filter(
    ({ lock, state }) => lock === null && state !== "none" && state !== "closed",
  );
  const done = shown.days.find(({ day }) => day === changed);
  return (
    <noscript>
      <section aria-labelledby={titleId} className="mt-6 space-y-4">
        <h2 id={titleId} className="text-xl font-semibold">
          {t("plain.title")}
        </h2>
        <RefusalAlert refusal={answer && words(answer)} />
        {done && !answer ? <Changed shown={done} /> : null}
        <p className="text-ink-soft">{t(open.length > 0 ? "plain.hint" : "plain.none")}</p>
        <form action={send}>
          <PressField />
          <ul className="divide-y divide-line">
            {open.map((day) => (
              <Day key={day.day} shown={day} />
            ))}
          </ul>
        </form>
      </section>
    </noscript>
  );
}

/** What is true of the day now, as the press wanted it or as it was changed since. */
function Changed({ shown: { day, state } }: { shown: CalendarDay }) {
  const t = useTranslations("pauses.report");
  const comes = state === "delivery";
  return (
    <Alert tone={comes ? "good" : "paused"} role="status">
      <p>{t(comes ? "resumed" : "paused", { days: formatDay(day, "spoken") })}</p>
    </Alert>
  );
}

function Day({ shown: { day, state, meals } }: { shown: CalendarDay }) {
  const t = useTranslations("pauses");
  const words = { day: formatDay(day, "spoken") };
  const single = meals.length > 1 || state === "skipped" ? meals : [];
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      {state === "delivery" ? <Press value={`pause ${day}`}>{t("next.pauseDay", words)}</Press> : null}
      {state === "paused" ? <Press value={`resume ${day}`}>{t("next.resumeDay", words)}</Press> : null}
      {single.map(({ subscriptionId, planName, cause }) => {
        const isSkipped = cause === "skipped";
        if (!isSkipped && cause !== "delivery") return null;
        return (
          <Press key={subscriptionId} value={`${isSkipped ? "unskip" : "skip"} ${day} ${subscriptionId}`}>
            {t(isSkipped ? "plain.unskip" : "plain.skip", { plan: planName, ...words })}
          </Press>
        );
      })}
    </li>
  );
}

function Press({ value, children }: { value: string; children: string }) {
  return (
    <Button type="submit" name="change" value={value} variant="outline" className="whitespace-normal">
      {children}
    </Button>
  );
}
