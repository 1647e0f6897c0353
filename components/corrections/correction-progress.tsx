"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { CorrectionSummary } from "@/lib/features/corrections/queries";
import { useProgressInWords } from "./progress-words";

const AGAIN_MS = 2_000;

/** "12 of 60 bills corrected", refreshed while the correction runs. */
export function CorrectionProgress({ correction }: { correction: CorrectionSummary }) {
  const { bills, done, waiting } = correction;
  const { refresh } = useRouter();
  const isRunning = done + waiting < bills;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(refresh, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isRunning, refresh]);
  const words = useProgressInWords()(correction);
  return (
    <div className="space-y-2" role="status">
      <p className="text-lg font-semibold tabular-nums">{words}</p>
      <progress aria-label={words} value={done} max={bills} className="h-2 w-full max-w-md accent-accent" />
    </div>
  );
}
