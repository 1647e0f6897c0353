"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChangeReport } from "@/components/pauses/change-report";
import { useDayChanges } from "@/components/pauses/use-day-changes";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { formatDay, monthOf } from "@/lib/domain/plain-date";
import type { RunningSubscription, UpcomingDay } from "@/lib/features/subscriptions/overview";

/** The next days of one subscription, each of which can be skipped. */
export function UpcomingDays({ subscription }: { subscription: RunningSubscription }) {
  const t = useTranslations("subscriptions.upcoming");
  const changes = useDayChanges();
  const { id, upcoming } = subscription;
  const [first] = upcoming;
  if (!first) return null;
  return (
    <details className="group mt-2 border-t border-line">
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 py-2 font-medium [&::-webkit-details-marker]:hidden">
        {t("title")}
        <ChevronDown
          aria-hidden
          className="size-5 text-ink-soft transition-transform group-open:rotate-180"
        />
      </summary>
      <ul className="divide-y divide-line">
        {upcoming.map((day) => (
          <Day
            key={day.day}
            upcoming={day}
            isBusy={changes.isBusy}
            onSkip={() => changes.changeMeal("skip", { subscriptionId: id, day: day.day })}
            onUnskip={() => changes.changeMeal("unskip", { subscriptionId: id, day: day.day })}
          />
        ))}
      </ul>
      <ChangeReport report={changes.report} className="py-2" />
      <TextLink href={`/calendar?month=${monthOf(first.day)}`} className="inline-flex min-h-11 items-center">
        {t("calendar")}
      </TextLink>
    </details>
  );
}

type DayProps = { upcoming: UpcomingDay; isBusy: boolean; onSkip: () => void; onUnskip: () => void };

function Day({ upcoming: { day, cause, isChangeable }, isBusy, onSkip, onUnskip }: DayProps) {
  const t = useTranslations("subscriptions.upcoming");
  const isSkipped = cause === "skipped";
  const canChange = isChangeable && (cause === "delivery" || isSkipped);
  return (
    <li className="flex min-h-14 items-center justify-between gap-3 py-1">
      <div>
        <p className="font-medium tabular-nums">{formatDay(day, "short")}</p>
        <p className="text-sm text-ink-soft">{isChangeable ? t(`states.${cause}`) : t("locked")}</p>
      </div>
      {canChange ? (
        <Button
          variant="ghost"
          loading={isBusy}
          aria-label={t(isSkipped ? "unskipName" : "skipName", { day: formatDay(day, "long") })}
          onClick={isSkipped ? onUnskip : onSkip}
        >
          {t(isSkipped ? "unskip" : "skip")}
        </Button>
      ) : null}
    </li>
  );
}
