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

type OpenPage = Watched & {
  spread: number;
  readAt: number;
  tickedAt: number;
  notBefore: number;
  hiddenAt: number | null;
  isWanted: boolean;
  isStopped: boolean;
};

/**
 * Keeps an open page up to date: it is refreshed when one of its moments has come, when the visitor is back after a
 * while, and when the browser shows a cached copy. Only while it is visible. Returns a function that stops this.
 */
export function watchPage(watched: Watched): () => void {
  const page = openPage(watched);
  const onWake = (event: Event) => wake(page, event);
  const timer = setInterval(() => look(page), TICK_MS);
  const ignore = onWaking(onWake);
  window.addEventListener("popstate", onWake);
  return () => {
    page.isStopped = true;
    clearInterval(timer);
    ignore();
    window.removeEventListener("popstate", onWake);
  };
}

function openPage(watched: Watched): OpenPage {
  const now = watched.clock();
  return {
    ...watched,
    spread: Math.random() * SPREAD_MS,
    readAt: now,
    tickedAt: now,
    notBefore: 0,
    hiddenAt: document.hidden ? now : null,
    isWanted: false,
    isStopped: false,
  };
}

function look(page: OpenPage): void {
  const now = page.clock();
  if (now - page.tickedAt > SLEPT_MS && !document.hidden) page.isWanted = true;
  page.tickedAt = now;
  const isDue = page.isWanted || isOver(page, now);
  if (document.hidden || !navigator.onLine || now < page.notBefore || !isDue) return;
  page.isWanted = false;
  page.readAt = now;
  page.notBefore = now + AT_MOST_EVERY_MS;
  void renew(page);
}

function isOver({ moments, readAt, spread }: OpenPage, now: number): boolean {
  return moments.some((moment) => moment >= readAt && now > moment + spread);
}

async function renew(page: OpenPage): Promise<void> {
  if (await page.isServerThere()) {
    if (!page.isStopped) page.readAnew();
  } else {
    page.isWanted = true;
    page.notBefore = page.clock() + TRY_AGAIN_MS;
  }
}

function wake(page: OpenPage, event: Event): void {
  if (event.type === "visibilitychange") noteVisibility(page);
  // a cached copy: the browser's after "pageshow", the router's after "popstate"
  const isKeptCopy = (event instanceof PageTransitionEvent && event.persisted) || event.type === "popstate";
  if (isKeptCopy || event.type === "tiffintrack:old") page.isWanted = true;
  look(page);
}

function noteVisibility(page: OpenPage): void {
  const now = page.clock();
  if (!document.hidden && page.hiddenAt !== null && now - page.hiddenAt >= AWAY_MS) page.isWanted = true;
  page.hiddenAt = document.hidden ? now : null;
}
