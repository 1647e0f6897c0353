"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

type CutoffCountdownProps = {
  /** Epoch ms on the server's clock, at which the page was made: the browser's own clock may be wrong. */
  serverNow: number;
  cutoffAt: number;
  /** When that is, in words. */
  time: string;
};

const SECOND = 1000;

/** How long a day can still be changed, ticking from the server's time. Reloads the page when it is over. */
export function CutoffCountdown({ serverNow, cutoffAt, time }: CutoffCountdownProps) {
  const t = useTranslations("pauses.next");
  const router = useRouter();
  const [left, setLeft] = useState(cutoffAt - serverNow);
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => {
      const now = cutoffAt - serverNow - (performance.now() - start);
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      router.refresh();
    }, SECOND);
    return () => clearInterval(timer);
  }, [cutoffAt, serverNow, router]);
  const words = useTimeLeft()(left);
  return (
    <p className="text-ink-soft tabular-nums" role="timer">
      {left > 0 ? t("left", { time, left: words }) : t("over")}
    </p>
  );
}

function useTimeLeft() {
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
