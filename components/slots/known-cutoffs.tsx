"use client";

import { createContext, use, type ReactNode } from "react";

/**
 * "8:00 on the day" and "8:00": until when a day may be changed, and when it was counted; of each meal where there are several.
 * `when`: whether the kitchen counts some meal on the evening before.
 */
export type CutoffWords = { cutoff: string; counted: string; when: "same" | "before" };

const Known = createContext<CutoffWords>({ cutoff: "", counted: "", when: "same" });

/** In a layout: tells every page below it when the kitchen counts. */
export function KnownCutoffs({ words, children }: { words: CutoffWords; children: ReactNode }) {
  return <Known value={words}>{children}</Known>;
}

export function useCutoffWords(): CutoffWords {
  return use(Known);
}
