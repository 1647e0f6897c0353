// Beside the web server: a worker can't say that it is dead. In a process of its own, since the web server itself goes on without the
// mailbox's password; it takes the product in only when it has to act. It begins to look once a worker has had the time to start.
import pg from "pg";
import { log, logFault } from "@/lib/log";
import { SILENT_SECONDS } from "@/lib/process/heartbeat";
import { checkEnvAtStart } from "@/lib/process/start";
import { doWithoutSecrets } from "../stack/credentials.mjs";
import { runEntry } from "../stack/stack-error.mjs";

const LOOKS_EVERY_MS = 60_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function isWorkerSilent(): Promise<boolean> {
  const connectionString = process.env.DATABASE_SYSTEM_URL || process.env.DATABASE_URL;
  const client = new pg.Client({ connectionString, options: "-c role=tiffin_system" });
  await client.connect();
  try {
    const { rows } = await client.query<{ isHeard: boolean }>(
      `select exists (select from heartbeats where name = 'worker'
         and seen_at > clock_timestamp() - make_interval(secs => $1)) as "isHeard"`,
      [SILENT_SECONDS],
    );
    return !rows[0]?.isHeard;
  } finally {
    await client.end();
  }
}

async function look(): Promise<void> {
  if (!(await isWorkerSilent())) return;
  log.error({ alarm: "worker" }, "no worker was heard of for five minutes");
  await (await import("@/lib/jobs/stand-in")).standIn();
}

void runEntry(async () => {
  const webServer = process.ppid;
  doWithoutSecrets();
  checkEnvAtStart();
  await pause(SILENT_SECONDS * 1000);
  // no longer than the web server itself
  while (process.ppid === webServer) {
    await look().catch((fault: unknown) => logFault("stand-in", fault));
    await pause(LOOKS_EVERY_MS);
  }
});
