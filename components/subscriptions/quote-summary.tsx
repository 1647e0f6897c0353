"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { formatRupees, type Rupees } from "@/lib/domain/money";
import { daysBetween, type PlainDate, type Weekday } from "@/lib/domain/plain-date";
import { MAX_SUBSCRIPTION_DAYS } from "@/lib/domain/subscription";
import type { QuoteTerms } from "@/lib/features/subscriptions/quotes";
import { quotedBy, QuoteDetails } from "./quote-parts";

type QuoteSummaryProps = {
  /** The meal of the day that it would be. */
  slotId: number;
  dailyRate: Rupees;
  terms: QuoteTerms;
  /** As typed so far; null while it isn't a day. */
  startDate: PlainDate | null;
  endDate: PlainDate | null;
  weekdays: readonly Weekday[];
};

type Run = { startDate: PlainDate; endDate: PlainDate; weekdays: readonly Weekday[] };

/** Days and price of what is being typed, from the same function that the server uses. */
export function QuoteSummary({ slotId, dailyRate, terms, ...typed }: QuoteSummaryProps) {
  const t = useTranslations("subscriptions.quote");
  const units = useTranslations("common.units");
  const id = useId();
  const read = runOf(typed);
  const { run } = read;
  const quoted = run && quotedBy(terms, { ...run, slotId, dailyRate });
  return (
    <section aria-labelledby={id} className="rounded-card border border-line bg-surface-sunken p-5">
      <h2 id={id} className="font-semibold">
        {t("title")}
      </h2>
      <div aria-live="polite" className="mt-3 min-h-16 tabular-nums">
        {run && quoted ? (
          <>
            <p className="flex flex-wrap items-baseline justify-between gap-x-6">
              <span className="text-ink-soft">
                {t("days", { count: quoted.days })} × {units("perDay", { amount: formatRupees(dailyRate) })}
              </span>
              <span>
                <span className="me-3 text-ink-soft">{t("total")}</span>
                <strong className="text-2xl font-semibold">{formatRupees(quoted.total)}</strong>
              </span>
            </p>
            <QuoteDetails quoted={quoted} terms={terms} />
          </>
        ) : (
          <p className="text-ink-soft">{read.run === null ? t(read.missing) : null}</p>
        )}
      </div>
      <p className="mt-3 text-sm text-ink-soft">{t("note")}</p>
    </section>
  );
}

type Typed = Omit<QuoteSummaryProps, "slotId" | "dailyRate" | "terms">;
type Missing = "empty" | "noWeekday" | "wrongOrder" | "tooLong";

/** The typed values as a run that could be subscribed to, or what keeps them from being one. */
function runOf({ startDate, endDate, weekdays }: Typed): { run: Run } | { run: null; missing: Missing } {
  if (!startDate || !endDate) return { run: null, missing: "empty" };
  if (weekdays.length === 0) return { run: null, missing: "noWeekday" };
  if (endDate < startDate) return { run: null, missing: "wrongOrder" };
  if (daysBetween(startDate, endDate) >= MAX_SUBSCRIPTION_DAYS) return { run: null, missing: "tooLong" };
  return { run: { startDate, endDate, weekdays } };
}
