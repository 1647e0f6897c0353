// Opens a customer's pages without a network: as the server makes them whenever it answers, or else as they were kept last. It is
// never asked for staff's pages, for data, or for a press: those go past it. See docs/decisions/0059. It is also the one that shows
// what is pushed.
import { CacheFirst, NetworkFirst, NetworkOnly, Serwist, type SerwistPlugin } from "serwist";
import {
  FALLBACK_CACHE,
  FALLBACK_PAGE,
  isKeptPath,
  isWhole,
  KEEP_HEADER,
  keptAs,
  markIn,
  PAGES_CACHE,
} from "../lib/domain/offline/kept-page";
import "./push";
import { forgetOldParts, forgetOthers, forgetPages, keptCopy, noted, PARTS_CACHE } from "./kept";

declare const self: ServiceWorkerGlobalScope;

const PATIENCE_SECONDS = 6;
/** Something before the server says that it isn't there. */
const AWAY = [502, 503, 504];

const unlessAway: SerwistPlugin = {
  fetchDidSucceed: async ({ response }) => {
    if (AWAY.includes(response.status)) throw new Error(`answered ${response.status}`);
    return response;
  },
};

/** Who is asked to log in has no session: nothing of anybody's stays. */
const untilLogIn: SerwistPlugin = {
  fetchDidSucceed: async ({ request, response }) => {
    if (new URL(request.url).pathname === "/login" && response.ok) await forgetPages();
    return response;
  },
};

const keepingPages: SerwistPlugin = {
  // "I'm away" asks for the calendar in a way of its own: what is kept of the calendar serves it
  cacheKeyWillBeUsed: async ({ request }) => {
    const { href, pathname, search, origin } = new URL(request.url);
    if (search.startsWith("?month=")) return href;
    return origin + (keptAs({ pathname, search }) ?? pathname);
  },
  cacheWillUpdate: async ({ request, response }) => {
    if (keptAs(new URL(request.url)) === null || response.status !== 200 || response.redirected) return null;
    const html = await response.text();
    const mark = markIn(html);
    if (mark) await forgetOthers(mark.owner);
    // the menu as a guest reads it: whoever was here is no longer logged in
    else if (isWhole(html)) await forgetPages();
    if (!mark) return null;
    return noted(html, response);
  },
  cacheDidUpdate: forgetOldParts,
  cachedResponseWillBeUsed: async ({ cachedResponse }) =>
    cachedResponse ? await keptCopy(cachedResponse) : null,
};

const keepingFallback: SerwistPlugin = {
  cacheWillUpdate: async ({ response }) =>
    response.status === 200 && !response.redirected ? noted(await response.text(), response) : null,
};

const ofAnyBuild: SerwistPlugin = {
  cachedResponseWillBeUsed: async ({ cachedResponse, request }) =>
    cachedResponse ?? (await caches.match(request, { ignoreVary: true })) ?? null,
};

const matchOptions = { ignoreVary: true };
const isWanted = (request: Request) => request.mode === "navigate" || request.headers.has(KEEP_HEADER);

const serwist = new Serwist({
  skipWaiting: true,
  clientsClaim: true,
  navigationPreload: true,
  runtimeCaching: [
    {
      matcher: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/_next/static/"),
      handler: new CacheFirst({ cacheName: PARTS_CACHE, matchOptions, plugins: [ofAnyBuild] }),
    },
    {
      matcher: ({ url, sameOrigin, request }) => sameOrigin && isKeptPath(url.pathname) && isWanted(request),
      handler: new NetworkFirst({
        cacheName: PAGES_CACHE,
        networkTimeoutSeconds: PATIENCE_SECONDS,
        matchOptions,
        plugins: [unlessAway, keepingPages],
      }),
    },
    {
      matcher: ({ url, sameOrigin, request }) =>
        sameOrigin && url.pathname === FALLBACK_PAGE && request.headers.has(KEEP_HEADER),
      handler: new NetworkFirst({
        cacheName: FALLBACK_CACHE,
        matchOptions,
        plugins: [unlessAway, keepingFallback],
      }),
    },
    {
      matcher: ({ request }) => request.mode === "navigate",
      handler: new NetworkOnly({ plugins: [untilLogIn] }),
    },
  ],
});

serwist.setCatchHandler(async ({ request }) => {
  if (request.mode !== "navigate") return Response.error();
  return (await caches.match(FALLBACK_PAGE, { cacheName: FALLBACK_CACHE })) ?? Response.error();
});

self.addEventListener("activate", (event) => event.waitUntil(forgetOldParts()));
serwist.addEventListeners();
