"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRefusalWords, useUnheardWords } from "@/components/press/refusal";
import { WithCall } from "@/components/settings/kitchen-contact";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { useAmountsInWords, useDaysInWords } from "./day-words";
import { usePlainDay } from "./plain-day";
import type { ChangeRefusal, DayRefusal, Report } from "./report";
import type { DayChanges } from "./use-day-changes";

type UndoDays = Pick<DayChanges, "change" | "send" | "isBusy">;

type ChangeReportProps = {
  report: Report | null;
  /** Offers to take a change of whole days back. */
  undo?: UndoDays;
  className?: string;
  /** Shown in its place until there is something to report. */
  children?: ReactNode;
};

/** The sentence about the last change, read out when it appears. */
export function ChangeReport({ report, undo, className, children }: ChangeReportProps) {
  return (
    <div role="status" aria-live="polite" className={className}>
      {report ? <Sentence report={report} undo={undo} /> : null}
      {report || !children ? null : <p className="text-ink-soft">{children}</p>}
    </div>
  );
}

function Sentence({ report, undo }: { report: Report; undo: UndoDays | undefined }) {
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
    case "waiting":
      return (
        <Alert tone="paused">
          <p>{t("waits")}</p>
        </Alert>
      );
    case "done":
      return <Done report={report} undo={undo} />;
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

type DoneProps = { report: Extract<Report, { kind: "done" }>; undo: UndoDays | undefined };

function Done({ report, undo }: DoneProps) {
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
      {undo ? <Undo report={report} undo={undo} /> : null}
      {report.receipt ? <ReceiptLink receipt={report.receipt} /> : null}
    </Alert>
  );
}

/** Where anybody can see what the receipt of a pause proves. */
export function ReceiptLink({ receipt }: { receipt: string }) {
  const t = useTranslations("pauses.report");
  return <TextLink href={`/verify?receipt=${receipt}`}>{t("receipt")}</TextLink>;
}

/** Takes a change back: without the page's script as a form of its own. */
function Undo({ report, undo }: { report: DoneProps["report"]; undo: UndoDays }) {
  const t = useTranslations("pauses.report");
  const plainDay = usePlainDay();
  const back = report.change === "pause" ? "resume" : "pause";
  return (
    <form action={undo.send} className="pt-1">
      <Button
        variant="outline"
        loading={undo.isBusy}
        plain={plainDay(back, report.days)}
        onClick={() => undo.change(back, report.days)}
      >
        <Undo2 aria-hidden />
        {t("undo")}
      </Button>
    </form>
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
