"use client";

import { useTranslations } from "next-intl";
import { ChangeReport, ReceiptLink } from "@/components/pauses/change-report";
import { usePlainDay } from "@/components/pauses/plain-day";
import { useSpanInWords } from "@/components/ranges/range-words";
import { useDayChanges } from "@/components/pauses/use-day-changes";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { formatRupees } from "@/lib/domain/money";
import type { ComingPause } from "@/lib/features/pauses/changeable";
import type { dayForm } from "@/lib/features/pauses/forms";

type ComingPausesProps = { pauses: readonly ComingPause[]; plain?: typeof dayForm };

/** What is paused from now on, each run of days with the way to have its tiffins after all. */
export function ComingPauses({ pauses, plain }: ComingPausesProps) {
  const t = useTranslations("pauses.coming");
  const changes = useDayChanges({ plain });
  if (pauses.length === 0 && changes.report === null) return null;
  return (
    <Card aria-labelledby="coming-pauses">
      <CardHeader>
        <CardTitle id="coming-pauses">{t("title")}</CardTitle>
        <TextLink href="/calendar">{t("all")}</TextLink>
      </CardHeader>
      <CardContent>
        <form action={changes.send}>
          <ul className="divide-y divide-line">
            {pauses.map((pause) => (
              <ComingRun
                key={pause.days[0]}
                pause={pause}
                isBusy={changes.isBusy}
                onResume={() => changes.change("resume", pause.days)}
              />
            ))}
          </ul>
        </form>
        <ChangeReport report={changes.report} undo={changes} className="not-empty:mt-3" />
      </CardContent>
    </Card>
  );
}

type ComingRunProps = { pause: ComingPause; isBusy: boolean; onResume: () => void };

function ComingRun({ pause: { days, tiffins, saved, receipt }, isBusy, onResume }: ComingRunProps) {
  const t = useTranslations("pauses.coming");
  const span = useSpanInWords();
  const plainDay = usePlainDay();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const words = span([first, last]);
  return (
    <li className="flex items-center justify-between gap-4 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0 tabular-nums">
        <p className="font-medium">{words}</p>
        <p className="text-sm text-ink-soft">{t("saves", { tiffins, amount: formatRupees(saved) })}</p>
        {receipt ? <ReceiptLink receipt={receipt} /> : null}
      </div>
      <Button
        variant="outline"
        size="sm"
        className="min-h-11"
        loading={isBusy}
        aria-label={t("resumeDays", { days: words })}
        plain={plainDay("resume", days)}
        onClick={onResume}
      >
        {t("resume")}
      </Button>
    </li>
  );
}
