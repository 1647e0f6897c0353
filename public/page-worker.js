// Opens the driver's page, or the kitchen's, without a network: whose it is, its address says. It keeps nothing itself: the page
// does (components/kept-page/page-keeper.ts), and takes it away again with logging out. See docs/decisions/0046 and 0049.
const NAME = new URL(self.location.href).searchParams.get("page");
const PAGE = `/${NAME}`;
// asked by its name, and never opened: that would make it anew for who has logged out
const KEPT = { cacheName: `tiffintrack-${NAME}` };
const PATIENCE_MS = 6_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname.startsWith("/_next/static/")) event.respondWith(part(request));
  else if (request.mode === "navigate" && pathname === PAGE) event.respondWith(page(request));
});

/** What never changes under its name: the kept one, or else from the network. */
async function part(request) {
  return (await caches.match(request, { ...KEPT, ignoreSearch: true })) ?? fetch(request);
}

/** The page as the server makes it, or as it was kept, where the server can't be reached or takes too long. */
async function page(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status < 500) return answer;
    return (await keptPage()) ?? answer;
  } catch {
    return (await keptPage()) ?? Response.error();
  }
}

function keptPage() {
  return caches.match(PAGE, KEPT);
}
