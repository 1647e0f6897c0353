"use client";

import { useEffect, useState, useSyncExternalStore } from "react";

/** How long the refreshed page has to arrive, with or without a place for the words. */
const SEEN_MS = 400;

// A refusal may remove, with the old page, the very form that would have said why: the words are kept until shown.
let words: string | null = null;
const listeners = new Set<() => void>();

function set(next: string | null): void {
  words = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const keepWords = (text: string) => set(text);
export const dropWords = () => set(null);

/** For the place where a refusal is shown: once it has been there for a moment, its words need no other place. */
export function useWordsPlace(text: string | undefined): void {
  useEffect(() => {
    if (text === undefined) return;
    const timer = setTimeout(() => (words === text ? dropWords() : undefined), SEEN_MS);
    return () => clearTimeout(timer);
  }, [text]);
}

/** Words that found no place on the page. */
export function useHomelessWords(): string | null {
  const kept = useSyncExternalStore(
    subscribe,
    () => words,
    () => null,
  );
  const [late, setLate] = useState<string | null>(null);
  useEffect(() => {
    if (kept === null) return;
    const timer = setTimeout(() => setLate(kept), 2 * SEEN_MS);
    return () => clearTimeout(timer);
  }, [kept]);
  return kept === late ? kept : null;
}
