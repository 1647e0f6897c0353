import { useCallback, useRef } from "react";

/** The device's clock: it goes on while the device sleeps, as `performance.now()` need not, but it may be set wrong. */
const deviceNow = () => Date.now();

/**
 * The server's time, by the device's clock: how far the two are apart is measured when the page brings `serverNow` (epoch
 * ms). For effects and handlers.
 */
export function useServerClock(serverNow: number): () => number {
  const measured = useRef<{ serverNow: number; skew: number } | null>(null);
  return useCallback(() => {
    const last = measured.current;
    const known = last?.serverNow === serverNow ? last : { serverNow, skew: serverNow - deviceNow() };
    measured.current = known;
    return deviceNow() + known.skew;
  }, [serverNow]);
}
