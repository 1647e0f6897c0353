import { job, type JobFlow } from "@/lib/jobs/job";
import { logFault } from "@/lib/log";
import { correctBills } from "./commands";

export const correctBillsJob = job({ name: "correct-bills", cron: "* * * * *", run: correct });

/** @throws when a customer's correction failed: it stays open, and the others are made all the same */
async function correct(flow: JobFlow): Promise<string> {
  const { settled, waiting, faults } = await correctBills(flow, (fault) => logFault("correct-bills", fault));
  const counts = `${settled} bills corrected, ${waiting} wait`;
  if (faults > 0) throw new Error(`${counts}; the correction of ${faults} customers broke`);
  return counts;
}
