// npm run worker: just the background jobs, on as many machines as you like.
import { startWorker } from "@/lib/jobs/worker";
import { env } from "@/lib/env";
import { checkEnvAtStart } from "@/lib/process/start";
import { checkMigrated } from "./stack/check-database.mjs";
import { doWithoutSecrets, takeCredentials } from "./stack/credentials.mjs";
import { tellHolder } from "./stack/held.mjs";
import { useLocalEnvironment } from "./stack/local-environment.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry } from "./stack/stack-error.mjs";

void runEntry(async () => {
  await ensureWantedNode();
  takeCredentials();
  const close = await useLocalEnvironment();
  doWithoutSecrets();
  checkEnvAtStart();
  await checkMigrated(env().DATABASE_URL);
  const worker = await startWorker();
  console.log("worker started");
  const stop = async () => {
    await worker.stop();
    await close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => void stop());
  tellHolder(() => void stop());
});
