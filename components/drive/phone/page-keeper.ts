import { forgetKept } from "./kept";

const CACHE = "tiffintrack-drive";
const PAGE = "/drive";
const WORKER = "/drive-worker.js";

/** Lets the page open without a network: itself, and what it is made of, are kept beside its service worker. */
export async function keepPage(): Promise<void> {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  try {
    await navigator.serviceWorker.register(WORKER, { scope: PAGE, updateViaCache: "none" });
    const cache = await caches.open(CACHE);
    const page = await fetch(PAGE, { redirect: "manual", cache: "no-store" });
    if (!page.ok) return;
    const parts = partsOf(await page.clone().text());
    await Promise.all(parts.map((part) => keepPart(cache, part)));
    // last, so that a page that is kept has all its parts
    await cache.put(PAGE, page);
    await forgetOldParts(cache, parts);
  } catch {
    // without a network: what was kept before stays
  }
}

/** Whoever uses this phone next finds nothing of the round. */
export async function forgetDrive(): Promise<void> {
  await forgetKept().catch(() => {});
  if ("caches" in window) await caches.delete(CACHE).catch(() => false);
}

/** What a page loads: the scripts and styles it names, and what it has fetched since it was opened. */
function partsOf(html: string): string[] {
  const named = [...html.matchAll(/\/_next\/static\/[\w./~%[\]()@-]+\.(?:js|css|woff2)/g)].map(
    ([path]) => path,
  );
  const fetched = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name, location.href))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/_next/static/"))
    .map(({ pathname }) => pathname);
  return [...new Set([...named, ...fetched])];
}

async function keepPart(cache: Cache, path: string): Promise<void> {
  if (!(await cache.match(path))) await cache.add(path);
}

/** Parts of versions before this one. */
async function forgetOldParts(cache: Cache, parts: readonly string[]): Promise<void> {
  const keep = new Set([PAGE, ...parts]);
  for (const request of await cache.keys()) {
    if (!keep.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}
