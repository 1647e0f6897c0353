import {
  asKeptCopy,
  FALLBACK_CACHE,
  languageIn,
  markIn,
  NOTED,
  PAGES_CACHE,
} from "../lib/domain/offline/kept-page";

declare const BUILD: string;

const PARTS = "tiffintrack-parts-";
/** The scripts, styles and fonts that came while this build was served. */
export const PARTS_CACHE = PARTS + BUILD;

/** As long as a session lasts that nobody uses: who was logged out by then reads nothing any more. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** Months and bills come on top of the four pages that are always kept. */
const MOST_PAGES = 24;

/** Notes beside a page what is asked of it later. The body is text now: no longer compressed. */
export function noted(html: string, { headers }: Response): Response {
  const with_ = new Headers(headers);
  for (const name of ["content-encoding", "content-length"]) with_.delete(name);
  const mark = markIn(html);
  if (mark) with_.set(NOTED.owner, String(mark.owner));
  if (mark) with_.set(NOTED.madeAt, String(mark.madeAt));
  with_.set(NOTED.keptAt, String(Date.now()));
  with_.set(NOTED.build, BUILD);
  with_.set(NOTED.language, languageIn(html));
  return new Response(html, { headers: with_ });
}

/** A kept page that says for how long it was kept; null for one that is too old. */
export async function keptCopy(kept: Response): Promise<Response | null> {
  const ageMs = Math.max(0, Date.now() - Number(kept.headers.get(NOTED.keptAt)));
  if (ageMs > KEPT_MS) return null;
  return new Response(asKeptCopy(await kept.text(), ageMs), { headers: kept.headers });
}

/** Only one person's pages are here at a time: those of whoever was seen last. */
export async function forgetOthers(owner: number): Promise<void> {
  const cache = await caches.open(PAGES_CACHE);
  const keys = await cache.keys();
  for (const [index, key] of keys.entries()) {
    const page = await cache.match(key);
    const isOthers = page?.headers.get(NOTED.owner) !== String(owner);
    if (isOthers || index < keys.length - MOST_PAGES) await cache.delete(key);
  }
}

export const forgetPages = (): Promise<boolean> => caches.delete(PAGES_CACHE);

/** Parts of earlier builds, once no page that is kept was made of them. */
export async function forgetOldParts(): Promise<void> {
  const wanted = new Set([PARTS_CACHE]);
  for (const name of [PAGES_CACHE, FALLBACK_CACHE]) {
    if (!(await caches.has(name))) continue;
    for (const page of await (await caches.open(name)).matchAll())
      wanted.add(PARTS + page.headers.get(NOTED.build));
  }
  for (const name of await caches.keys())
    if (name.startsWith(PARTS) && !wanted.has(name)) await caches.delete(name);
}
