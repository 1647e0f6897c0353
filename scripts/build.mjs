// npm run build: the production build, stamped with the sources it was made from.
import { spawnSync } from "node:child_process";
import { build } from "./stack/build-stamp.mjs";
import { missingForBuild } from "./stack/install.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { ROOT } from "./stack/paths.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

function run(name, args, { env }) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: "inherit" });
  if (status !== 0) throw new StackError(`${name} failed`);
}

await runEntry(async () => {
  await ensureWantedNode();
  const missing = missingForBuild();
  if (missing.length) throw new StackError(`a build needs ${missing.join(", ")}: npm ci installs them`);
  await build(run);
});
