// npm run job -- NAME: runs one background job now. Without a name it lists them.
import { disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { JOB_NAMES, runJob } from "@/lib/jobs/registry";
import { checkEnvAtStart } from "@/lib/process/start";
import { closeOnSignals } from "./stack/database.mjs";
import { checkMigrated } from "./stack/check-database.mjs";
import { takeCredentials } from "./stack/credentials.mjs";
import { useLocalEnvironment } from "./stack/local-environment.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

void runEntry(async () => {
  await ensureWantedNode();
  const name = JOB_NAMES.find((known) => known === process.argv[2]);
  if (!name) throw new StackError(`no job "${process.argv[2] ?? ""}". There are: ${JOB_NAMES.join(", ")}`);
  takeCredentials();
  const close = await useLocalEnvironment();
  checkEnvAtStart();
  await checkMigrated(env().DATABASE_URL);
  closeOnSignals(close);
  try {
    console.log(await runJob(name));
  } finally {
    await disconnect();
    await close();
  }
});
