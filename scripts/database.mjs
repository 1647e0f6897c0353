// The embedded database and its backups, alone: a service of its own, so that web server and worker come and go beside it.
import { spawn } from "node:child_process";
import { keepsBackups } from "./stack/archiving.mjs";
import { takeCredentials } from "./stack/credentials.mjs";
import { startEmbedded } from "./stack/database.mjs";
import { prepareDataDir } from "./stack/data-dir.mjs";
import { useLocalEnvironment } from "./stack/local-environment.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { inRoot, ROOT } from "./stack/paths.mjs";
import { noteServing } from "./stack/serving.mjs";
import { runEntry } from "./stack/stack-error.mjs";

await runEntry(async () => {
  await ensureWantedNode();
  takeCredentials();
  prepareDataDir();
  const { stop } = await startEmbedded();
  await useLocalEnvironment();
  const keeper = keepsBackups()
    ? spawn(process.execPath, ["--import", "tsx", inRoot("scripts", "backup", "keeper.ts")], {
        stdio: "inherit",
      })
    : null;
  const end = async () => {
    keeper?.kill();
    await stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => void end());
  noteServing("database", { folder: ROOT });
  console.log("the database runs");
});
