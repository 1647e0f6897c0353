import { onWaking } from "./waking";

const TICK_MS = 2_000;
/** A glance at another tab is no reason to refresh a page. */
const AWAY_MS = 15_000;
/** A timer this late means that the device slept. */
const SLEPT_MS = 60_000;
const AT_MOST_EVERY_MS = 5_000;
const TRY_AGAIN_MS = 15_000;
/** Keeps the kitchen's open pages from all asking in the same second. */
const SPREAD_MS = 4_000;

type Watched = {
  /** The server's time in epoch ms. */
  clock: () => number;
  /** When the page goes out of date, likewise. */
  moments: readonly number[];
  readAnew: () => void;
  /** Asked first: a refresh that fails would replace the page, and what is being typed, with an error. */
  isServerThere: () => Promise<boolean>;
};

/**
 * Keeps an open page up to date: it is refreshed when one of its moments has come, when the visitor is back after a
 * while, and when the browser shows a cached copy. Only while it is visible. Returns a function that stops this.
 */
export function watchPage({ clock, moments, readAnew, isServerThere }: Watched): () => void {
  const spread = Math.random() * SPREAD_MS;
  let [readAt, tickedAt, notBefore] = [clock(), clock(), 0];
  let hiddenAt = document.hidden ? readAt : null;
  let isWanted = false;
  let isStopped = false;

  const isOver = (now: number) => moments.some((moment) => moment >= readAt && now > moment + spread);

  function look(): void {
    const now = clock();
    if (now - tickedAt > SLEPT_MS && !document.hidden) isWanted = true;
    tickedAt = now;
    if (document.hidden || !navigator.onLine || now < notBefore || !(isWanted || isOver(now))) return;
    isWanted = false;
    readAt = now;
    notBefore = now + AT_MOST_EVERY_MS;
    void renew();
  }

  async function renew(): Promise<void> {
    if (await isServerThere()) {
      if (!isStopped) readAnew();
    } else {
      isWanted = true;
      notBefore = clock() + TRY_AGAIN_MS;
    }
  }

  function wake(event: Event): void {
    const now = clock();
    if (event.type === "visibilitychange") {
      if (!document.hidden && hiddenAt !== null && now - hiddenAt >= AWAY_MS) isWanted = true;
      hiddenAt = document.hidden ? now : null;
    }
    // a cached copy: the browser's after "pageshow", the router's after "popstate"
    const isKeptCopy = (event instanceof PageTransitionEvent && event.persisted) || event.type === "popstate";
    if (isKeptCopy || event.type === "tiffintrack:old") isWanted = true;
    look();
  }

  const timer = setInterval(look, TICK_MS);
  const ignore = onWaking(wake);
  window.addEventListener("popstate", wake);
  return () => {
    isStopped = true;
    clearInterval(timer);
    ignore();
    window.removeEventListener("popstate", wake);
  };
}
