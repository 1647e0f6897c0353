import { useSyncExternalStore } from "react";
import { isKeptCopy } from "@/components/fresh/kept-copy";
import type { PlainDate } from "@/lib/domain/plain-date";

let madeAt = 0;

/** When the server made what this page shows (epoch ms). */
export function noteMade(serverNow: number): void {
  madeAt = serverNow;
}

/** Whether nothing on this page came from the server since it was opened, or the device says that it is offline. */
export const isLineLost = (serverNow = madeAt): boolean => !navigator.onLine || isKeptCopy(serverNow);

export function onLine(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

type Waits = ReadonlyMap<PlainDate, "pause" | "resume">;
const NOTHING: Waits = new Map();
let waits = NOTHING;
const listeners = new Set<() => void>();

/** Days that wait on this phone to be paused or resumed, for whatever shows a day. */
export function noteWaits(days: Waits): void {
  waits = days;
  for (const listener of listeners) listener();
}

export const useWaits = (): Waits =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waits,
    () => NOTHING,
  );
