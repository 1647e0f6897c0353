const WAKING = [
  [() => document, "visibilitychange"],
  [() => window, "pageshow"],
  [() => window, "focus"],
  [() => window, "online"],
] as const;

/** Calls back whenever the page may have been away: hidden, kept by the browser, asleep, without a network. */
export function onWaking(listener: (event: Event) => void): () => void {
  for (const [target, name] of WAKING) target().addEventListener(name, listener);
  return () => {
    for (const [target, name] of WAKING) target().removeEventListener(name, listener);
  };
}
