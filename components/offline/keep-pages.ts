import { deviceTime } from "@/components/fresh/device-clock";
import {
  FALLBACK_CACHE,
  FALLBACK_PAGE,
  keptAs,
  KEEP_HEADER,
  KEPT_PAGES,
  NOTED,
  PAGES_CACHE,
  partsIn,
} from "@/lib/domain/offline/kept-page";
import { startWorker } from "./worker";

const UNCHANGED_FOR_MS = 30 * 60_000;
const FALLBACK_FOR_MS = 24 * 60 * 60_000;

/** `serverNow`: when the page that is shown was made. `hasChanged`: something was changed on it since it was opened. */
export type Shown = { serverNow: number; hasChanged: boolean };

/**
 * Lets the customer's pages open without a network: the worker keeps each page that the browser opens anew; those that were
 * opened within the product, or not at all, are asked for once more here, when the page is at rest.
 */
export async function keepPages(shown: Shown): Promise<void> {
  try {
    await startWorker();
    await untilControlled();
    await keepParts(partsOfThisPage());
    const { pathname, search } = window.location;
    const here = keptAs({ pathname, search });
    if (here && (await isOld(here, shown, true))) await keep(here);
    // what an earlier version made is made anew: its parts can go
    const build = here && (await keptPage(PAGES_CACHE, here))?.headers.get(NOTED.build);
    for (const page of KEPT_PAGES) if (await isOld(page, shown, false, build)) await keep(page);
    if (await isFallbackOld(build)) await keep(FALLBACK_PAGE);
  } catch {
    // without a network: what was kept before stays
  }
}

/** A worker that was there before the page has it from the start; a first one takes it over. */
function untilControlled(): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) return Promise.resolve();
  return new Promise((resolve) => {
    serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true });
  });
}

async function keptPage(name: string, page: string): Promise<Response | undefined> {
  return (await caches.open(name)).match(page, { ignoreVary: true });
}

/** What the screen shows is never newer than what is kept of it; a change of days shows on Today and in the calendar. */
async function isOld(
  page: string,
  { serverNow, hasChanged }: Shown,
  isHere: boolean,
  build?: string | null,
): Promise<boolean> {
  const kept = await keptPage(PAGES_CACHE, page);
  if (!kept || (build && build !== kept.headers.get(NOTED.build))) return true;
  const madeAt = Number(kept.headers.get(NOTED.madeAt));
  const mustBeNew = isHere || (hasChanged && ["/dashboard", "/calendar"].includes(page));
  return madeAt < (mustBeNew ? serverNow : serverNow - UNCHANGED_FOR_MS);
}

async function isFallbackOld(build: string | null | undefined): Promise<boolean> {
  const kept = await keptPage(FALLBACK_CACHE, FALLBACK_PAGE);
  if (kept?.headers.get(NOTED.language) !== document.documentElement.lang) return true;
  if (build && build !== kept.headers.get(NOTED.build)) return true;
  return deviceTime().getTime() - Number(kept.headers.get(NOTED.keptAt)) > FALLBACK_FOR_MS;
}

async function keep(page: string): Promise<void> {
  const answer = await fetch(page, { headers: { [KEEP_HEADER]: "1" } });
  if (answer.ok && !answer.redirected) await keepParts(partsIn(await answer.text()));
}

/** The worker keeps what passes it; what the browser had before the worker came passes it now, mostly from the browser's own store. */
async function keepParts(parts: readonly string[]): Promise<void> {
  for (const part of parts)
    if (!(await caches.match(part, { ignoreVary: true }))) await (await fetch(part)).arrayBuffer();
}

function partsOfThisPage(): string[] {
  const paths = performance.getEntriesByType("resource").map(({ name }) => new URL(name, location.href));
  return paths
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/_next/static/"))
    .map(({ pathname }) => pathname);
}

/** Whoever uses this device next finds nothing of the pages. */
export async function forgetCustomerPages(): Promise<void> {
  if ("caches" in window) await caches.delete(PAGES_CACHE).catch(() => false);
}
