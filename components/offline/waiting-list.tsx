"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useServerClock } from "@/components/fresh/device-clock";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formatMoment } from "@/lib/domain/business-time";
import { formatRupees } from "@/lib/domain/money";
import type { SettledDays, WaitingDays } from "./days-kept";
import type { DaysStore, KeptDays } from "./days-store";
import { useSpokenDays } from "./spoken-days";

type WaitingListProps = { kept: KeptDays; store: DaysStore; serverNow: number };

/** What came of changes that waited, and those that still wait, each with what can be done about it. */
export function WaitingList({ kept: { waiting, settled }, store, serverNow }: WaitingListProps) {
  return (
    <>
      {settled.map((one) => (
        <Settled key={one.key} settled={one} onSeen={() => void store.dismiss([one.key])} />
      ))}
      {waiting.map((one) => (
        <Waiting
          key={one.seq}
          waiting={one}
          serverNow={serverNow}
          onTakeBack={() => void store.drop(one.act.key)}
        />
      ))}
    </>
  );
}

type WaitingProps = { waiting: WaitingDays; serverNow: number; onTakeBack: () => void };

function Waiting({ waiting: { act }, serverNow, onTakeBack }: WaitingProps) {
  const t = useTranslations("offline.waiting");
  const days = useSpokenDays()(act.days);
  const isLate = useIsOver(serverNow, act.until);
  return (
    <Alert tone={isLate ? "bad" : "paused"} title={t("title")}>
      <p className="tabular-nums">{t(act.change, { days })}</p>
      {act.until === null ? null : (
        <p className="tabular-nums">
          {t(isLate ? "late" : "until", { time: formatMoment(new Date(act.until)) })}
        </p>
      )}
      <Button variant="outline" onClick={onTakeBack}>
        {t("takeBack")}
      </Button>
    </Alert>
  );
}

function useIsOver(serverNow: number, until: number | null): boolean {
  const clock = useServerClock(serverNow);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const look = () => setOver(until !== null && clock() > until);
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [clock, until]);
  return isOver;
}

function Settled({ settled: { act, outcome }, onSeen }: { settled: SettledDays; onSeen: () => void }) {
  const t = useTranslations("offline.settled");
  const reasons = useTranslations("offline.reasons");
  const spoken = useSpokenDays();
  const cutoffs = useCutoffWords();
  const isDone = outcome.ok && outcome.days.length > 0;
  return (
    <Alert tone={isDone ? "good" : "bad"} title={t(isDone ? "sent" : "refused")}>
      {outcome.ok ? (
        <>
          <p className="tabular-nums">
            {t(act.change, { days: spoken(outcome.days), amount: formatRupees(outcome.amount) })}
          </p>
          {outcome.refused.map(({ day, reason }) => (
            <p key={day} className="tabular-nums">
              {t("not", { days: spoken([day]), reason: reasons(reason, cutoffs) })}
            </p>
          ))}
        </>
      ) : (
        <p className="tabular-nums">
          {t(act.change === "pause" ? "notPaused" : "notResumed", {
            days: spoken(act.days),
            reason: reasons(outcome.reason, { ...cutoffs, reference: outcome.reference ?? "none" }),
          })}
        </p>
      )}
      <Button variant="outline" onClick={onSeen}>
        {t("close")}
      </Button>
    </Alert>
  );
}
