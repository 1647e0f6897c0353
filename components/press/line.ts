/** Whether the device itself says that it is offline: then nothing leaves it. */
export function isOffline(): boolean {
  return !navigator.onLine;
}

/** What Next.js throws when the answer isn't its own: a page from a proxy, or from a server that is shutting down. */
const FOREIGN_ANSWER = /unexpected response/i;
const REFUSED_FROM = 400;

/** Whether something between this page and the server answered instead: too large, too many at once, no server there. */
export function isRefusedOnTheWay(fault: unknown): boolean {
  if (!(fault instanceof Error) || fault instanceof TypeError || "digest" in fault) return false;
  if (fault.name === "AbortError") return false;
  return FOREIGN_ANSWER.test(fault.message) || lastStatus() >= REFUSED_FROM;
}

/** The status of the last answer to a press on this page, where the browser reveals it; otherwise 0. */
function lastStatus(): number {
  const here = window.location.href.replace(/#.*$/, "");
  const answers = performance.getEntriesByType?.("resource").filter(({ name }) => name === here) ?? [];
  const last = answers.at(-1);
  return last instanceof PerformanceResourceTiming ? last.responseStatus : 0;
}

/** Reloads a page that is older than the server. */
export function loadPageAnew(): void {
  window.location.reload();
}

/** Opens another page, leaving nothing of this one in the browser's memory. */
export function openPageAnew(address: string): void {
  window.location.assign(address);
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** Waits longer each turn, but at most until the connection is back or the page is visible again. */
export function untilWorthAsking(turn: number, signal?: AbortSignal): Promise<void> {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** turn, LONGEST_PAUSE_MS);
  return new Promise((resolve) => {
    const ended = new AbortController();
    const end = () => {
      clearTimeout(timer);
      ended.abort();
      resolve();
    };
    const timer = setTimeout(end, pause);
    const when = { signal: ended.signal };
    window.addEventListener("online", end, when);
    document.addEventListener("visibilitychange", end, when);
    signal?.addEventListener("abort", end, when);
  });
}
