"use client";

import { createContext, use, type ReactNode } from "react";

/**
 * "8:00 on the day" and "8:00": until when a day may be changed, and when it was counted; of each meal where there are several.
 * `when`: whether the kitchen counts some meal on the evening before.
 */
export type CutoffWords = { cutoff: string; counted: string; when: "same" | "before" };

/** `namesMeals`: there are several meals a day, so each is called by its name. */
type Known = CutoffWords & { namesMeals: boolean };

const KnownWords = createContext<Known>({ cutoff: "", counted: "", when: "same", namesMeals: false });

/** In a layout: tells every page below it when the kitchen counts. */
export function KnownCutoffs({ words, children }: { words: Known; children: ReactNode }) {
  return <KnownWords value={words}>{children}</KnownWords>;
}

export function useCutoffWords(): CutoffWords {
  const { cutoff, counted, when } = use(KnownWords);
  return { cutoff, counted, when };
}

export function useNamesMeals(): boolean {
  return use(KnownWords).namesMeals;
}
