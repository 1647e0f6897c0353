const WAKING = [
  [() => document, "visibilitychange"],
  [() => window, "pageshow"],
  [() => window, "focus"],
  [() => window, "online"],
  [() => window, "tiffintrack:old"],
] as const;

/** Signals that what the page shows is out of date, for example after a press whose answer never came. */
export const tellPageIsOld = () => window.dispatchEvent(new Event("tiffintrack:old"));

/** Calls back whenever the page may have been away: hidden, cached by the browser, asleep, offline. */
export function onWaking(listener: (event: Event) => void): () => void {
  for (const [target, name] of WAKING) target().addEventListener(name, listener);
  return () => {
    for (const [target, name] of WAKING) target().removeEventListener(name, listener);
  };
}
