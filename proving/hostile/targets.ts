// What there is to aim at: every address of the product, and every action of its build with a page that uses it.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

export type Target = { id: string; name: string; page: string };
export type Targets = { pages: readonly string[]; routes: readonly string[]; actions: readonly Target[] };

const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

/** "(customer)/bills/[id]/pay" as an address: "/bills/[id]/pay". */
function addressOf(folder: string): string {
  const parts = folder.split(path.sep).filter((part) => part !== "." && !/^\(.*\)$/.test(part));
  return `/${parts.join("/")}`;
}

function addressesWith(file: string): string[] {
  return readdirSync(path.resolve("app"), { recursive: true, encoding: "utf8" })
    .filter((found) => path.basename(found) === file)
    .map((found) => addressOf(path.dirname(found)))
    .sort();
}

export function findTargets(): Targets {
  const file = path.resolve(".next", "server", "server-reference-manifest.json");
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const actions = Object.entries(node).map(([id, { exportedName, workers }]) => {
    const [worker = "app/page"] = Object.keys(workers).sort();
    return { id, name: exportedName, page: addressOf(path.dirname(worker).replace(/^app\/?/, "") || ".") };
  });
  return { pages: addressesWith("page.tsx"), routes: addressesWith("route.ts"), actions };
}
