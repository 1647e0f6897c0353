import { asSystem } from "@/lib/db";
import { SILENT_SECONDS, secondsSinceHeartbeat } from "@/lib/process/heartbeat";
import { runJob, type JobName } from "./registry";

/** What must go on when no worker does: an owner hears of it, by a letter that leaves. */
const MUST_GO_ON: readonly JobName[] = ["watch-product", "send-mails"];

/** Does so in the place of a worker that has been silent for five minutes; returns whether one was. */
export async function standIn(run: (name: JobName) => Promise<string> = runJob): Promise<boolean> {
  const silent = await asSystem(secondsSinceHeartbeat);
  if (silent !== null && silent <= SILENT_SECONDS) return false;
  for (const name of MUST_GO_ON) await run(name);
  return true;
}
