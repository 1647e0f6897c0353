import { useCallback, useRef } from "react";
import { keptFor } from "./kept-copy";

/** The device's clock: unlike `performance.now()` it always runs on during sleep, but it may be set wrong. */
const deviceNow = () => Date.now();

/** What the device's clock shows, however wrong: whoever is sent it says what it means. */
export const deviceTime = (): Date => new Date();

/**
 * The server's time, by the device's clock: the offset between the two is measured when the page brings `serverNow`
 * (epoch ms); by a page that the phone had kept for a while, with that while. For effects and handlers.
 */
export function useServerClock(serverNow: number): () => number {
  const measured = useRef<{ serverNow: number; skew: number } | null>(null);
  return useCallback(() => {
    const last = measured.current;
    const known =
      last?.serverNow === serverNow
        ? last
        : { serverNow, skew: serverNow + (keptFor(serverNow) ?? 0) - deviceNow() };
    measured.current = known;
    return deviceNow() + known.skew;
  }, [serverNow]);
}
