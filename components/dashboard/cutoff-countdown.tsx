"use client";

import { useTranslations } from "next-intl";
import { useTimeLeft } from "@/components/fresh/use-time-left";

type CutoffCountdownProps = {
  /** When the page was rendered, in epoch ms by the server's clock: the browser's own may be wrong. */
  serverNow: number;
  cutoffAt: number;
  /** When that is, in words. */
  time: string;
};

const SECOND = 1000;

/** How long a day can still be changed, counting down by the server's time. */
export function CutoffCountdown({ serverNow, cutoffAt, time }: CutoffCountdownProps) {
  const t = useTranslations("pauses.next");
  const words = useDurationInWords();
  const left = useTimeLeft(serverNow, cutoffAt);
  return (
    <p className="text-ink-soft tabular-nums" role="timer">
      {left > 0 ? t("left", { time, left: words(left).replaceAll(" ", "\u00a0") }) : t("over")}
    </p>
  );
}

function useDurationInWords() {
  const t = useTranslations("pauses.next");
  return (milliseconds: number): string => {
    const seconds = Math.max(0, Math.floor(milliseconds / SECOND));
    const minutes = Math.floor(seconds / 60);
    const hours = Math.floor(minutes / 60);
    const days = Math.floor(hours / 24);
    if (days > 0) return t("days", { days, hours: hours % 24 });
    if (hours > 0) return t("hours", { hours, minutes: minutes % 60 });
    return t("minutes", { minutes, seconds: seconds % 60 });
  };
}
