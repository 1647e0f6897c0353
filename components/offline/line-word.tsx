"use client";

import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";
import { keptFor } from "@/components/fresh/kept-copy";
import { isServerThere } from "@/components/fresh/server-there";
import { tellPageIsOld } from "@/components/fresh/waking";
import { isLineLost, noteMade, onLine } from "./line-state";

const LOOK_EVERY_MS = 5_000;

export type MadeAt = {
  /** When the server made the page, and when that day ends: epoch ms. */
  serverNow: number;
  dayEnds: number;
  /** The first in words: for the same day, and with its day. */
  time: string;
  moment: string;
};

/** Says that there is no network, and how old the page is that can be read nevertheless. */
export function LineWord({ serverNow, dayEnds, time, moment }: MadeAt) {
  const t = useTranslations("offline");
  const isLost = useLostLine(serverNow);
  return (
    <div role="status" className="print:hidden">
      {isLost ? (
        <p className="mb-6 flex items-center gap-2 rounded-card border border-paused/30 bg-paused-soft px-4 py-2 font-medium tabular-nums">
          <WifiOff aria-hidden className="size-5 shrink-0 text-paused" />
          {t("line", { when: serverNow + (keptFor(serverNow) ?? 0) < dayEnds ? time : moment })}
        </p>
      ) : null}
    </div>
  );
}

/** While it is lost the server is looked for; once it is there, the page is read anew. */
function useLostLine(serverNow: number): boolean {
  const isLost = useSyncExternalStore(
    onLine,
    () => isLineLost(serverNow),
    () => false,
  );
  useEffect(() => noteMade(serverNow), [serverNow]);
  useEffect(() => {
    if (!isLost) return;
    const look = async () => {
      if (navigator.onLine && (await isServerThere())) tellPageIsOld();
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    const ignore = onLine(() => void look());
    return () => {
      clearInterval(timer);
      ignore();
    };
  }, [isLost]);
  return isLost;
}
