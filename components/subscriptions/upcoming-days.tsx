"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChangeReport } from "@/components/pauses/change-report";
import { usePlainDay } from "@/components/pauses/plain-day";
import { useDayChanges } from "@/components/pauses/use-day-changes";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { formatDay, monthOf } from "@/lib/domain/plain-date";
import type { dayForm } from "@/lib/features/pauses/forms";
import type { RunningSubscription, UpcomingDay } from "@/lib/features/subscriptions/overview";

type UpcomingDaysProps = { subscription: RunningSubscription; plain?: typeof dayForm | undefined };

/** The next days of one subscription, each of which can be skipped. */
export function UpcomingDays({ subscription, plain }: UpcomingDaysProps) {
  const t = useTranslations("subscriptions.upcoming");
  const changes = useDayChanges({ plain });
  const { id, upcoming } = subscription;
  const [first] = upcoming;
  if (!first) return null;
  return (
    <details open={changes.report ? true : undefined} className="group mt-2 border-t border-line">
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 py-2 font-medium [&::-webkit-details-marker]:hidden">
        {t("title")}
        <ChevronDown
          aria-hidden
          className="size-5 text-ink-soft transition-transform group-open:rotate-180"
        />
      </summary>
      <form action={changes.send}>
        <ul className="divide-y divide-line">
          {upcoming.map((day) => (
            <Day
              key={day.day}
              subscriptionId={id}
              upcoming={day}
              isBusy={changes.isBusy}
              onChange={(change) => changes.changeMeal(change, { subscriptionId: id, day: day.day })}
            />
          ))}
        </ul>
      </form>
      <ChangeReport report={changes.report} className="py-2" />
      <TextLink href={`/calendar?month=${monthOf(first.day)}`} className="inline-flex min-h-11 items-center">
        {t("calendar")}
      </TextLink>
    </details>
  );
}

type DayProps = {
  subscriptionId: number;
  upcoming: UpcomingDay;
  isBusy: boolean;
  onChange: (change: "skip" | "unskip") => void;
};

function Day({ subscriptionId, upcoming: { day, cause, isChangeable }, isBusy, onChange }: DayProps) {
  const t = useTranslations("subscriptions.upcoming");
  const plainDay = usePlainDay();
  const isSkipped = cause === "skipped";
  const canChange = isChangeable && (cause === "delivery" || isSkipped);
  const change = isSkipped ? "unskip" : "skip";
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
          aria-label={t(`${change}Name`, { day: formatDay(day, "long") })}
          plain={plainDay(change, day, subscriptionId)}
          onClick={() => onChange(change)}
        >
          {t(change)}
        </Button>
      ) : null}
    </li>
  );
}
