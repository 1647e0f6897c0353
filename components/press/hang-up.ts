// Next.js sends presses one after the other, and one that is never answered holds up all that follow. It has no way to stop
// one: so its `fetch` is handed a signal here.

const underWay = new Map<string, AbortController>();
let own: typeof window.fetch | null = null;

/** Sends a press so that it can be given up. */
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

/** Waits no longer for this press's answer, and lets the next one go. What the server does by it, it does all the same. */
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

/** The key of the press that goes with a request; undefined when it carries none. */
function keyOf(request?: RequestInit): string | undefined {
  if (!new Headers(request?.headers).has("next-action")) return undefined;
  const body = request?.body;
  const parts = body instanceof FormData ? [...body.values()] : [body];
  return [...underWay.keys()].find((key) =>
    parts.some((part) => typeof part === "string" && part.includes(key)),
  );
}
