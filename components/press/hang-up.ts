// Next.js sends presses one after the other, and one that is never answered holds up all that follow. It has no way to
// abort one, so its `fetch` is given a signal here.

import { newPressKey } from "./press-key";

const underWay = new Map<string, AbortController>();
let own: typeof window.fetch | null = null;

/** Sends a press in such a way that it can be given up. */
export async function onTheWay<T>(key: string, press: () => Promise<T>): Promise<T> {
  handSignals();
  const controller = new AbortController();
  underWay.set(key, controller);
  try {
    return await press();
  } finally {
    if (underWay.get(key) === controller) underWay.delete(key);
  }
}

/** A look that `press` begins with, under a key of its own: giving the press up gives the look up, too. */
export async function onTheWayIn<T>(
  press: string | undefined,
  look: (key: string) => Promise<T>,
): Promise<T> {
  const key = newPressKey();
  const signal = press === undefined ? undefined : underWay.get(press)?.signal;
  const end = () => hangUp(key);
  signal?.addEventListener("abort", end);
  try {
    return await onTheWay(key, () => look(key));
  } finally {
    signal?.removeEventListener("abort", end);
  }
}

/** Stops waiting for this press's answer, and lets the next one go. The server carries the press out all the same. */
export function hangUp(key: string): void {
  underWay.get(key)?.abort();
}

function handSignals(): void {
  if (own !== null && window.fetch === own) return;
  const plain = window.fetch;
  own = (address, request) => {
    const key = keyOf(request);
    const signal = request?.signal ?? (key ? underWay.get(key)?.signal : undefined);
    return plain.call(window, address, signal ? { ...request, signal } : request);
  };
  window.fetch = own;
}

/** The key of the press that a request carries; undefined when it carries none. */
function keyOf(request?: RequestInit): string | undefined {
  if (!new Headers(request?.headers).has("next-action")) return undefined;
  const body = request?.body;
  const parts = body instanceof FormData ? [...body.values()] : [body];
  return [...underWay.keys()].find((key) =>
    parts.some((part) => typeof part === "string" && part.includes(key)),
  );
}
