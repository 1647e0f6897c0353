import fs from "node:fs";
import path from "node:path";
import type { Stops } from "@/lib/domain/routing/stops";

/** The public instances with the cost of the best rounds that anybody has found. `X` rounds each way to whole numbers. */
export const INSTANCES = [
  { name: "CMT1", best: 524.61 },
  { name: "CMT2", best: 835.26 },
  { name: "CMT3", best: 826.14 },
  { name: "CMT11", best: 1042.11 },
  { name: "CMT12", best: 819.56 },
  { name: "X-n101-k25", best: 27_591 },
  { name: "X-n106-k14", best: 26_362 },
  { name: "X-n110-k13", best: 14_971 },
  { name: "X-n115-k10", best: 12_747 },
  { name: "X-n120-k6", best: 13_332 },
] as const;

export function readInstance(name: string): Stops {
  const text = fs.readFileSync(path.join(process.cwd(), "tests", "fixtures", "cvrp", `${name}.vrp`), "utf8");
  const section = (from: string, to: string) =>
    (text.split(from)[1]?.split(to)[0] ?? "")
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number));
  const points = section("NODE_COORD_SECTION", "DEMAND_SECTION").map(([, x = 0, y = 0]) => ({ x, y }));
  const demand = section("DEMAND_SECTION", "DEPOT_SECTION").map(([, much = 0]) => much);
  const capacity = Number(/CAPACITY\s*:\s*(\d+)/.exec(text)?.[1]);
  const exact = points.flatMap((a) => points.map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  const between = Float64Array.from(name.startsWith("X") ? exact.map(Math.round) : exact);
  return { size: points.length, between, demand, capacity, pause: 0, latest: Infinity };
}
