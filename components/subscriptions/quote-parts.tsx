"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { useDaysInWords } from "@/components/pauses/day-words";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import { Button } from "@/components/ui/button";
import { expectedDueDate } from "@/lib/domain/books/bill-status";
import { formatRupees } from "@/lib/domain/money";
import { formatDay, formatMonth, type PlainDate } from "@/lib/domain/plain-date";
import { quote, type Quote } from "@/lib/domain/subscription";
import { resumeDaysAction } from "@/lib/features/pauses/actions";
import type { QuoteTerms } from "@/lib/features/subscriptions/quotes";

type QuoteDetailsProps = { quoted: Quote; terms: QuoteTerms };

type Wish = Omit<Parameters<typeof quote>[0], "closures" | "pausedDates"> & { slotId: number };

/** What a wish costs this customer, by the same function that the server uses. */
export function quotedBy({ closures, pausedDates }: QuoteTerms, wish: Wish): Quote {
  return quote({ ...wish, pausedDates, closures: closedOf(wish.slotId, closures).map(({ date }) => date) });
}

/** The closures of the whole day, and of the meal itself. */
const closedOf = (meal: number, closures: QuoteTerms["closures"]) =>
  closures.filter(({ slotId }) => slotId === null || slotId === meal);

/** Which bills a price goes on, when they are due, and which days are excluded and why. */
export function QuoteDetails({ quoted, terms }: QuoteDetailsProps) {
  return (
    <div className="mt-3 space-y-3">
      <Bills months={quoted.months} dueDays={terms.dueDays} />
      <ClosedDays days={quoted.closed} closures={terms.closures} />
      {quoted.paused.length > 0 ? <PausedDays days={quoted.paused} /> : null}
    </div>
  );
}

function Bills({ months, dueDays }: { months: Quote["months"]; dueDays: number }) {
  const t = useTranslations("subscriptions.quote");
  if (months.length === 0) return null;
  return (
    <ul aria-label={t("bills")} className="divide-y divide-line border-y border-line">
      {months.map(({ month, days, amount }) => (
        <li key={month} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2">
          <span>
            {t("bill", { month: formatMonth(month) })}
            <span className="block text-sm text-ink-soft">
              {t("billDue", { days, due: formatDay(expectedDueDate(month, dueDays), "short") })}
            </span>
          </span>
          <span className="font-medium">{formatRupees(amount)}</span>
        </li>
      ))}
    </ul>
  );
}

function ClosedDays({ days, closures }: { days: readonly PlainDate[]; closures: QuoteTerms["closures"] }) {
  const t = useTranslations("subscriptions.quote");
  const format = useFormatter();
  if (days.length === 0) return null;
  const closed = closures
    .filter(({ date }) => days.includes(date))
    .map(({ date, reason }) => t("closedDay", { day: formatDay(date, "short"), reason }));
  return <p className="text-sm">{t("closed", { days: format.list(closed) })}</p>;
}

/** Paused days stay paused unless the customer says otherwise, which they can do here. */
function PausedDays({ days }: { days: readonly PlainDate[] }) {
  const t = useTranslations("subscriptions.quote");
  const refusals = useTranslations("pauses.refusals");
  const words = useDaysInWords()(days);
  const cutoffs = useCutoffWords();
  const router = useRouter();
  const { run, pending, refusal } = useAction({
    action: resumeDaysAction,
    refusalText: (error) => refusals(error, cutoffs),
    onSuccess: () => router.refresh(),
    onRefused: () => router.refresh(),
  });
  return (
    <div className="space-y-2 text-sm">
      <p>{t("paused", { days: words, count: days.length })}</p>
      <Button variant="outline" size="sm" loading={pending} onClick={() => run({ days: [...days] })}>
        {t("resume", { count: days.length })}
      </Button>
      <p className="text-ink-soft">{t("resumeHint", { count: days.length })}</p>
      {refusal ? <RefusalAlert refusal={refusal} /> : null}
    </div>
  );
}
