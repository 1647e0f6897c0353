"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useServerClock } from "@/components/fresh/device-clock";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formatMoment } from "@/lib/domain/business-time";
import { formatRupees } from "@/lib/domain/money";
import type { SettledDays, WaitingDays } from "./days-kept";
import type { DaysStore, KeptDays } from "./days-store";
import { noteWaits } from "./line-state";
import { useSpokenDays } from "./spoken-days";

const SEND_EVERY_MS = 20_000;
const NONE: KeptDays = { waiting: [], settled: [] };
const notYet = () => () => {};

type WaitingChangesProps = { ownerId: number; serverNow: number };

/** Changes of days that wait on this phone for the network, and what came of those that were sent. Nothing while there are none. */
export function WaitingChanges({ ownerId, serverNow }: WaitingChangesProps) {
  const store = useDaysStore(ownerId);
  const { waiting, settled } = useSyncExternalStore(
    store?.subscribe ?? notYet,
    store?.get ?? (() => NONE),
    () => NONE,
  );
  useEffect(() => {
    noteWaits(new Map(waiting.flatMap(({ act }) => act.days.map((day) => [day, act.change] as const))));
  }, [waiting]);
  return (
    <div role="status" className="space-y-3 not-empty:mb-6 print:hidden">
      {settled.map((one) => (
        <Settled key={one.key} settled={one} onSeen={() => void store?.dismiss([one.key])} />
      ))}
      {waiting.map((one) => (
        <Waiting
          key={one.seq}
          waiting={one}
          serverNow={serverNow}
          onTakeBack={() => void store?.drop(one.act.key)}
        />
      ))}
    </div>
  );
}

/** Its code comes once the page is at rest: few have anything that waits. */
function useDaysStore(ownerId: number): DaysStore | null {
  const [store, setStore] = useState<DaysStore | null>(null);
  useEffect(() => {
    let isLeft = false;
    void import("./days-store").then(
      ({ daysStoreOf }) => isLeft || setStore(daysStoreOf(ownerId)),
      () => {},
    );
    return () => void (isLeft = true);
  }, [ownerId]);
  useEffect(() => (store ? sendWhileLookedAt(store) : undefined), [store]);
  return store;
}

/** Returns how to stop. */
function sendWhileLookedAt(store: DaysStore): () => void {
  const look = () => {
    if (!document.hidden && navigator.onLine) void store.send();
  };
  void store.read().then(look);
  const timer = setInterval(() => (store.get().waiting.length > 0 ? look() : undefined), SEND_EVERY_MS);
  window.addEventListener("online", look);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    window.removeEventListener("online", look);
    document.removeEventListener("visibilitychange", look);
  };
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
