// npm run bench:scripts [-- --keep]: the script of each page of the build, in kB over what every page has. `--keep` writes
// kept.json, which tests/e2e/production-build.spec.ts holds the next builds to.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { inColumns } from "../columns";
import { routeScripts } from "./routes";

const pages = routeScripts().sort((a, b) => b.over - a.over);
const rows = pages.map(({ route, frame, over }) => [route, over.toFixed(1), frame.toFixed(0)]);
console.log(inColumns([["page", "kB over", "every page"], ...rows]).join("\n"));
if (process.argv.includes("--keep")) {
  const kept = Object.fromEntries(pages.map(({ route, over }) => [route, Math.round(over)]).sort());
  writeFileSync(path.join("bench", "scripts", "kept.json"), `${JSON.stringify(kept, null, 2)}\n`);
}
