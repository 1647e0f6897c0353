"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyDabba } from "@/components/illustrations/empty";
import { MainContent } from "@/components/shell/main-content";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { nextStop, tiffinsOf, type RoundDoor, type RoundStop } from "@/lib/domain/drive/round";
import { paise } from "@/lib/domain/money";
import type { logOutForm } from "@/lib/features/accounts/forms";
import { DriveHead } from "./drive-head";
import type { Drive, DriveStore } from "./phone/drive-store";
import { RefusedMarks } from "./refused-marks";
import { RoundEnd } from "./round-end";
import { StopCard } from "./stop-card";
import { StopList } from "./stop-list";
import { useDrive } from "./phone/use-drive";

type DriveAppProps = { driverId: number; fullname: string; takesCash: boolean; logOut: typeof logOutForm };

/** The round of whoever brings the tiffins, for one hand and the sun: the next stop first, all others below it. */
export function DriveApp({ driverId, fullname, takesCash, logOut }: DriveAppProps) {
  const { drive, store } = useDrive(driverId);
  return (
    <div className="flex min-h-dvh flex-col bg-surface" data-scripted>
      <DriveHead drive={drive} fullname={fullname} logOut={logOut} />
      <MainContent className="mx-auto flex max-w-lg flex-col gap-5 px-3 py-3 sm:px-3 sm:py-3">
        {drive.isReady ? <Shown drive={drive} store={store} takesCash={takesCash} /> : <Opening />}
      </MainContent>
    </div>
  );
}

function Opening() {
  const t = useTranslations("drive");
  return (
    <div role="status" aria-label={t("opening")} className="space-y-4">
      <Skeleton className="h-96 rounded-card" />
      <Skeleton className="h-14 rounded-card" />
    </div>
  );
}

type ShownProps = { drive: Drive; store: DriveStore; takesCash: boolean };

function Shown({ drive, store, takesCash }: ShownProps) {
  const t = useTranslations("drive");
  const { round, refused } = drive;
  if (!round)
    return (
      <EmptyState
        illustration={<EmptyDabba />}
        title={t("unknown.title")}
        description={t("unknown.description")}
        action={<Button onClick={() => void store.send()}>{t("unknown.again")}</Button>}
      />
    );
  return (
    <>
      {refused.length > 0 ? <RefusedMarks refused={refused} onSeen={() => void store.dismiss()} /> : null}
      {round.stops.length > 0 ? (
        <Stops round={round} store={store} takesCash={takesCash} />
      ) : (
        <EmptyState
          illustration={<EmptyDabba />}
          title={t("empty.title")}
          description={t("empty.description")}
        />
      )}
    </>
  );
}

type LastMark = { stop: RoundStop; tiffins: number[] };

type StopsProps = Omit<ShownProps, "drive"> & { round: NonNullable<Drive["round"]> };

function Stops({ round, store, takesCash }: StopsProps) {
  const t = useTranslations("drive");
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [last, setLast] = useState<LastMark | null>(null);
  const next = nextStop(round);
  const chosen = round.stops.find(({ key }) => key === chosenKey) ?? next;
  const choose = (stop: RoundStop) => {
    setChosenKey(stop.key === next?.key ? null : stop.key);
    window.scrollTo({ top: 0 });
  };
  const { day } = round;
  const takeCash = async ({ customerId, bills }: RoundDoor) => {
    for (const { id: billId, open } of bills)
      await store.press({ kind: "cash", day, customerId, billId, amount: paise(open) });
  };
  return (
    <>
      {round.state === "started" ? null : (
        <Button
          size="lg"
          className="w-full text-xl"
          variant={round.state === "ended" ? "outline" : "default"}
          onClick={() => void store.press({ kind: "round", event: "started", day })}
        >
          {t(round.state === "ended" ? "startAgain" : "start")}
        </Button>
      )}
      {last && round.state !== "ended" ? (
        <LastMarked
          name={last.stop.name}
          count={last.tiffins.length}
          onUndo={() => {
            setLast(null);
            setChosenKey(last.stop.key);
            void store.press({ kind: "mark", mark: "taken_back", day, tiffins: last.tiffins });
          }}
        />
      ) : null}
      {chosen ? (
        <StopCard
          key={chosen.key}
          stop={chosen}
          isNext={chosen.key === next?.key}
          isOver={round.state === "ended"}
          onNext={() => setChosenKey(null)}
          onCash={takesCash ? (door) => void takeCash(door) : undefined}
          onMark={({ picture, ...marked }) => {
            const isUndone = marked.mark === "taken_back";
            setChosenKey(isUndone ? chosen.key : null);
            setLast(isUndone ? null : { stop: chosen, tiffins: marked.tiffins });
            window.scrollTo({ top: 0 });
            const act = { kind: "mark", day, ...marked } as const;
            return picture ? store.press(act, picture) : store.press(act);
          }}
        />
      ) : (
        <p className="py-6 text-center text-2xl font-semibold text-good">{t("done")}</p>
      )}
      {round.state === "started" ? (
        <RoundEnd
          left={round.stops.flatMap(tiffinsOf).filter(({ state }) => state === "on_the_way").length}
          onEnd={() => void store.press({ kind: "round", event: "ended", day })}
        />
      ) : null}
      <StopList stops={round.stops} chosenKey={chosen?.key ?? null} onChoose={choose} />
    </>
  );
}

type LastMarkedProps = { name: string; count: number; onUndo: () => void };

/** What was marked last, and how to take it back while one still stands there. */
function LastMarked({ name, count, onUndo }: LastMarkedProps) {
  const t = useTranslations("drive");
  return (
    <div className="flex items-center justify-between gap-3 rounded-card border border-line-strong px-3 py-1">
      <p className="min-w-0 truncate font-medium tabular-nums">{t("lastMark", { count, name })}</p>
      <Button variant="link" onClick={onUndo}>
        {t("takeBack")}
      </Button>
    </div>
  );
}
