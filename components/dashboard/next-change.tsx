"use client";

import { useTranslations } from "next-intl";
import { useTimeLeft } from "@/components/fresh/use-time-left";
import { ChangeReport } from "@/components/pauses/change-report";
import { usePlainDay } from "@/components/pauses/plain-day";
import { useDayChanges } from "@/components/pauses/use-day-changes";
import { Button } from "@/components/ui/button";
import { addDays, formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { dayForm } from "@/lib/features/pauses/forms";

/** A day that may be changed until an instant, in epoch ms by the server's clock. */
type Changeable = { day: PlainDate; until: number };

type NextChangeProps = {
  today: PlainDate;
  serverNow: number;
  pausable: Changeable | null;
  resumable: Changeable | null;
  plain?: typeof dayForm;
};

/** The day's quick buttons: pause the next tiffin that can be paused; and take back a pause that comes before it. */
export function NextChange({ today, serverNow, pausable, resumable, plain }: NextChangeProps) {
  const t = useTranslations("pauses.next");
  const changes = useDayChanges({
    plain,
    untilOf: (day) => [pausable, resumable].find((open) => open?.day === day)?.until ?? null,
  });
  const { change, report, isBusy, send } = changes;
  const plainDay = usePlainDay();
  const nameOf = (kind: "pause" | "resume", day: PlainDate) => {
    const words = { day: formatDay(day, "short") };
    if (day === today) return t(`${kind}Today`, words);
    return t(day === addDays(today, 1) ? `${kind}Tomorrow` : `${kind}Day`, words);
  };
  return (
    <div>
      <form action={send} className="flex flex-wrap gap-3">
        {pausable ? (
          <UntilCutoff serverNow={serverNow} until={pausable.until}>
            <Button
              loading={isBusy}
              plain={plainDay("pause", pausable.day)}
              onClick={() => change("pause", [pausable.day])}
            >
              {nameOf("pause", pausable.day)}
            </Button>
          </UntilCutoff>
        ) : null}
        {resumable ? (
          <UntilCutoff serverNow={serverNow} until={resumable.until}>
            <Button
              variant="outline"
              loading={isBusy}
              plain={plainDay("resume", resumable.day)}
              onClick={() => change("resume", [resumable.day])}
            >
              {nameOf("resume", resumable.day)}
            </Button>
          </UntilCutoff>
        ) : null}
      </form>
      <ChangeReport report={report} undo={changes} className="not-empty:mt-4" />
    </div>
  );
}

type UntilCutoffProps = { serverNow: number; until: number; children: React.ReactNode };

/** Hides the offer once its time is up, even before the page is refreshed. */
function UntilCutoff({ serverNow, until, children }: UntilCutoffProps) {
  return useTimeLeft(serverNow, until) > 0 ? children : null;
}
