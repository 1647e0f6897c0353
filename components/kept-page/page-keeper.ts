import { partsIn } from "@/lib/domain/offline/kept-page";

/** The pages that open without a network, each by its address. */
const PAGES = { drive: "/drive", kitchen: "/kitchen", plans: "/plans" } as const;
export type KeptPage = keyof typeof PAGES;

const cacheOf = (name: KeptPage) => `tiffintrack-${name}`;

/** Lets the page open without a network: itself, and what it is made of, are kept beside its service worker. */
export async function keepPage(name: KeptPage): Promise<void> {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  try {
    const scope = PAGES[name];
    await navigator.serviceWorker.register(`/page-worker.js?page=${name}`, { scope, updateViaCache: "none" });
    const cache = await caches.open(cacheOf(name));
    const page = await fetch(scope, { redirect: "manual", cache: "no-store" });
    if (!page.ok) return;
    const parts = partsOf(await page.clone().text());
    await Promise.all(parts.map((part) => keepPart(cache, part)));
    // last, so that a page that is kept has all its parts
    await cache.put(scope, page);
    await forgetOldParts(cache, new Set([scope, ...parts]));
  } catch {
    // without a network: what was kept before stays
  }
}

/** Whoever uses this device next finds nothing of the page. */
export async function forgetPage(name: KeptPage): Promise<void> {
  if ("caches" in window) await caches.delete(cacheOf(name)).catch(() => false);
}

/** The same, and the browser asks its worker no more. */
export async function endPage(name: KeptPage): Promise<void> {
  await forgetPage(name);
  const worker = await navigator.serviceWorker?.getRegistration(PAGES[name]).catch(() => undefined);
  if (worker && new URL(worker.scope).pathname === PAGES[name]) await worker.unregister();
}

/** What a page loads: the scripts and styles it names, and what it has fetched since it was opened. */
function partsOf(html: string): string[] {
  const fetched = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name, location.href))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/_next/static/"))
    .map(({ pathname }) => pathname);
  return [...new Set([...partsIn(html), ...fetched])];
}

async function keepPart(cache: Cache, path: string): Promise<void> {
  if (!(await cache.match(path))) await cache.add(path);
}

/** Parts of versions before this one. */
async function forgetOldParts(cache: Cache, keep: ReadonlySet<string>): Promise<void> {
  for (const request of await cache.keys()) {
    if (!keep.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}
