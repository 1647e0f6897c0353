"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRefusalWords, useUnheardWords } from "@/components/press/refusal";
import { WithCall } from "@/components/settings/kitchen-contact";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { useAmountsInWords, useDaysInWords } from "./day-words";
import type { ChangeRefusal, DayRefusal, Report } from "./report";

type ChangeReportProps = {
  report: Report | null;
  className?: string;
  /** Shown in its place until there is something to report. */
  children?: ReactNode;
};

/** The sentence about the last change, read out when it appears. */
export function ChangeReport({ report, className, children }: ChangeReportProps) {
  return (
    <div role="status" aria-live="polite" className={className}>
      {report ? <Sentence report={report} /> : null}
      {report || !children ? null : <p className="text-ink-soft">{children}</p>}
    </div>
  );
}

function Sentence({ report }: { report: Report }) {
  const t = useTranslations("pauses.report");
  const days = useDaysInWords();
  switch (report.kind) {
    case "working":
      return (
        <p className="py-3 text-ink-soft">
          {t(report.change === "pause" ? "pausing" : "resuming", { days: days(report.days) })}
        </p>
      );
    case "unheard":
      return <Unheard />;
    case "done":
      return <Done report={report} />;
    case "meal":
      return <Meal report={report} />;
    case "refused":
      return <Refused report={report} />;
    case "locked":
      return <Locked reason={report.reason} />;
    case "closed":
      return <Closed report={report} />;
    case "nothing-due":
      return (
        <Alert>
          <p>{t("nothingDue", { day: formatDay(report.day, "spoken") })}</p>
        </Alert>
      );
  }
}

function Closed({ report: { day, reason, meal } }: { report: Extract<Report, { kind: "closed" }> }) {
  const t = useTranslations("pauses.report");
  const words = { day: formatDay(day, "spoken"), reason };
  return (
    <Alert>
      <p>{meal === undefined ? t("closed", words) : t("mealClosed", { ...words, meal })}</p>
    </Alert>
  );
}

function Unheard() {
  return (
    <Alert>
      <p>{useUnheardWords().text}</p>
    </Alert>
  );
}

function Done({ report }: { report: Extract<Report, { kind: "done" }> }) {
  const t = useTranslations("pauses.report");
  const days = useDaysInWords()(report.days);
  const amounts = useAmountsInWords();
  const isPause = report.change === "pause";
  const money = amounts(isPause ? "savedItem" : "addedItem", report.amounts);
  return (
    <Alert tone={isPause ? "paused" : "good"}>
      <p className="tabular-nums">
        {t(isPause ? "paused" : "resumed", { days })}
        {money ? ` ${t(isPause ? "saved" : "added", { amounts: money })}` : null}
      </p>
      {report.refused.length > 0 ? <RefusedDays report={report} /> : null}
    </Alert>
  );
}

/** The days that stayed as they were, grouped by reason. */
function RefusedDays({ report }: { report: Extract<Report, { kind: "done" }> }) {
  const t = useTranslations("pauses");
  const days = useDaysInWords();
  const cutoffs = useCutoffWords();
  const byReason = new Map<DayRefusal, PlainDate[]>();
  for (const { day, reason } of report.refused) byReason.set(reason, [...(byReason.get(reason) ?? []), day]);
  return (
    <>
      <p className="pt-1 font-medium">
        {t(report.change === "pause" ? "report.notPaused" : "report.notResumed")}
      </p>
      <ul className="list-disc ps-5">
        {[...byReason].map(([reason, list]) => (
          <li key={reason}>
            {t("report.refusedDays", { days: days(list), reason: t(`reasons.${reason}`, cutoffs) })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Meal({ report }: { report: Extract<Report, { kind: "meal" }> }) {
  const t = useTranslations("pauses.report");
  const amounts = useAmountsInWords();
  const isSkip = report.change === "skip";
  const money = amounts(isSkip ? "savedItem" : "addedItem", report.amounts);
  const words = { plan: report.planName, days: formatDay(report.day, "spoken") };
  return (
    <Alert tone={isSkip ? "paused" : "good"}>
      <p className="tabular-nums">
        {t(isSkip ? "skipped" : "unskipped", words)}
        {money ? ` ${t(isSkip ? "saved" : "added", { amounts: money })}` : null}
      </p>
    </Alert>
  );
}

/** What the page itself knows about a day that was pressed. */
function Locked({ reason }: Pick<Extract<Report, { kind: "locked" }>, "reason">) {
  const t = useTranslations("pauses.refusals");
  const cutoffs = useCutoffWords();
  return (
    <Alert tone="bad">
      <p>{t(reason, cutoffs)}</p>
    </Alert>
  );
}

function Refused({ report }: { report: Extract<Report, { kind: "refused" }> }) {
  const t = useTranslations("pauses.refusals");
  const nav = useTranslations("common.nav");
  const cutoffs = useCutoffWords();
  const refusal = useRefusalWords<ChangeRefusal>((error) => t(error, cutoffs))(report);
  return (
    <Alert tone="bad">
      <p>
        <WithCall text={refusal.text} />
      </p>
      {refusal.signedOut ? <TextLink href="/login">{nav("logIn")}</TextLink> : null}
    </Alert>
  );
}
