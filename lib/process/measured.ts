import type { Registry } from "prom-client";

/** Where the door keeps what it measures of requests (scripts/web/measure.mjs); nothing stands there under `next dev`. */
const PLACE = Symbol.for("tiffintrack.requests");

/** This process's requests by route, as Prometheus text. */
export async function readMeasured(): Promise<string> {
  const registry: unknown = Reflect.get(globalThis, PLACE);
  return hasMetrics(registry) ? registry.metrics() : "";
}

function hasMetrics(place: unknown): place is Pick<Registry, "metrics"> {
  return typeof place === "object" && place !== null && "metrics" in place;
}
