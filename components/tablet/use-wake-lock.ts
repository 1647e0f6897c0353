"use client";

import { useEffect } from "react";

/** Keeps the screen lit while the page is looked at, where the browser can. */
export function useWakeLock(): void {
  useEffect(() => {
    let held: Promise<WakeLockSentinel | null> = Promise.resolve(null);
    // the browser lets go of it whenever the page is hidden
    const hold = () => {
      if (document.hidden || !("wakeLock" in navigator)) return;
      held = navigator.wakeLock.request("screen").catch(() => null);
    };
    hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      document.removeEventListener("visibilitychange", hold);
      void held.then((lock) => lock?.release());
    };
  }, []);
}
