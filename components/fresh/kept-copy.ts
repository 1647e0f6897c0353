import { KEPT_MARK, keptCopyOf, type KeptCopy } from "@/lib/domain/offline/kept-page";

/** The pages of one answer are made within this time. */
const ONE_ANSWER_MS = 5_000;

let copy: KeptCopy | null | undefined;

function keptCopy(): KeptCopy | null {
  copy ??= keptCopyOf(document.querySelector(`meta[name="${KEPT_MARK}"]`)?.getAttribute("content")) ?? null;
  return copy;
}

/** Whether what a page shows, made at `serverNow` (epoch ms), is a copy that the phone had kept, and nothing newer. */
export const isKeptCopy = (serverNow: number): boolean => keptCopy()?.madeAt === serverNow;

/**
 * For how long the phone had kept what the server made at `serverNow` (epoch ms) when it was opened; null for what comes from the
 * server.
 */
export function keptFor(serverNow: number): number | null {
  const kept = keptCopy();
  return kept && serverNow < kept.madeAt + ONE_ANSWER_MS ? kept.ageMs : null;
}
