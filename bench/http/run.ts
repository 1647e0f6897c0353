// npm run bench:http [-- --customers 1000 --seconds 5 --turns 3]: pages and presses over HTTP beside an empty page and a press that
// does nothing, of the same server in the same run. Builds the product a second time for it (.data/bench-http). A figure fails
// nothing: a busy machine is not a fault.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { buildCopy, COPY } from "./copy";

buildCopy();
const args = ["--import", "tsx", path.join(COPY, "bench", "http", "measure.ts"), ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { cwd: COPY, stdio: "inherit" }).status ?? 1;
