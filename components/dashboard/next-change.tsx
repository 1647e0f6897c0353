"use client";

import { useTranslations } from "next-intl";
import { ChangeReport } from "@/components/pauses/change-report";
import { useDayChanges } from "@/components/pauses/use-day-changes";
import { Button } from "@/components/ui/button";
import { addDays, formatDay, type PlainDate } from "@/lib/domain/plain-date";

type NextChangeProps = { today: PlainDate; pausable: PlainDate | null; resumable: PlainDate | null };

/** The one button of the day: pause the next tiffin that can be paused; and take back a pause that comes before it. */
export function NextChange({ today, pausable, resumable }: NextChangeProps) {
  const t = useTranslations("pauses.next");
  const { change, report, isBusy } = useDayChanges();
  const when = (day: PlainDate) => {
    if (day === today) return "Today";
    return day === addDays(today, 1) ? "Tomorrow" : "Day";
  };
  return (
    <div>
      <div className="flex flex-wrap gap-3">
        {pausable ? (
          <Button loading={isBusy} onClick={() => change("pause", [pausable])}>
            {t(`pause${when(pausable)}`, { day: formatDay(pausable, "short") })}
          </Button>
        ) : null}
        {resumable ? (
          <Button variant="outline" loading={isBusy} onClick={() => change("resume", [resumable])}>
            {t(`resume${when(resumable)}`, { day: formatDay(resumable, "short") })}
          </Button>
        ) : null}
      </div>
      <ChangeReport report={report} className="not-empty:mt-4" />
    </div>
  );
}
