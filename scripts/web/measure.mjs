// What became of each request: a place in the histogram that /metrics shows and, unless it was a file, one line of the log.
import { readFileSync } from "node:fs";
import { Histogram, Registry } from "prom-client";
import { askedBy } from "../../lib/process/asker.mjs";
import { inRoot } from "../stack/paths.mjs";
import { pathOf } from "./head.mjs";

/** Seconds. A page is to be there in 0.3. */
const BUCKETS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const METHODS = ["GET", "HEAD", "POST"];
const FILES = "/_next/static";
/** Whoever asked had gone before the answer was whole; as nginx says it. */
const HUNG_UP = 499;

/** Where lib/process/metrics.ts finds the registry. */
const PLACE = Symbol.for("tiffintrack.requests");

/** The pages and routes of the build, as Next.js names them: `/bills/[id]`. */
export function builtRoutes() {
  const { staticRoutes, dynamicRoutes } = JSON.parse(
    readFileSync(inRoot(".next", "routes-manifest.json"), "utf8"),
  );
  return [...staticRoutes, ...dynamicRoutes].map(({ page }) => page);
}

/**
 * Finds a path's route. As many answers as there are routes, whatever is asked for: a name for each address would fill the memory.
 * @param {string[]} routes
 * @returns {(path: string) => string}
 */
export function routeFinder(routes) {
  const still = new Set(routes.filter((route) => !route.includes("[")));
  const moving = routes.filter((route) => route.includes("[")).map((route) => route.split("/"));
  return (path) => {
    if (still.has(path)) return path;
    if (path.startsWith(`${FILES}/`)) return FILES;
    const parts = path.split("/");
    return moving.find((route) => isOn(route, parts))?.join("/") ?? "other";
  };
}

function isOn(route, parts) {
  const takesRest = route.at(-1)?.startsWith("[...") ?? false;
  if (takesRest ? parts.length < route.length : parts.length !== route.length) return false;
  return route.every((name, index) => name.startsWith("[") || name === parts[index]);
}

/**
 * @param {{ routeOf: (path: string) => string, log: Pick<import("pino").Logger, "info"> }} settings
 * @param {import("node:http").RequestListener} enter
 * @returns {import("node:http").RequestListener}
 */
export function measuring({ routeOf, log }, enter) {
  const registry = new Registry();
  globalThis[PLACE] = registry;
  const seconds = new Histogram({
    name: "tiffintrack_request_seconds",
    help: "How long requests took until their last byte, by method, route and kind of answer",
    labelNames: ["method", "route", "status"],
    buckets: BUCKETS,
    registers: [registry],
  });

  return (request, response) => {
    const began = performance.now();
    /** @type {import("../../lib/process/asker.mjs").Asker} */
    const asker = { userId: null };
    response.once("close", () => {
      // Next.js handed a press on to the page that knows it: the request that it came with is measured
      if (request.headers["x-action-forwarded"]) return;
      const ms = performance.now() - began;
      const method = METHODS.includes(request.method ?? "") ? request.method : "other";
      const route = routeOf(pathOf(request));
      const status = response.writableFinished ? response.statusCode : HUNG_UP;
      seconds.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
      if (route === FILES) return;
      const requestId = request.headers["x-request-id"];
      const who = asker.userId === null ? {} : { userId: asker.userId };
      log.info({ where: "door", method, route, status, ms: Math.round(ms), ...who, requestId }, "request");
    });
    return askedBy(asker, () => enter(request, response));
  };
}
