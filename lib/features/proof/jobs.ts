import { toBusinessDate } from "@/lib/domain/business-time";
import { addMonths, monthOf, type PlainMonth } from "@/lib/domain/plain-date";
import { job, type JobFlow } from "@/lib/jobs/job";
import { checkBooks } from "./check";
import { differenceInWords } from "./difference";
import { replayBills } from "./replay";
import type { ReplayDifference } from "./replay-compare";

/** How many months of bills before this one are recomputed each night; all of them once a week. */
const RECENT_MONTHS = 3;
const DIFFERENCES_SAID = 20;

export const checkBooksJob = job({ name: "check-books", cron: "30 3 * * *", run: proveBooks });
export const replayRecentBillsJob = job({
  name: "replay-recent-bills",
  cron: "0 4 * * *",
  run: (flow) => replay(flow, addMonths(monthOf(toBusinessDate(flow.now)), -RECENT_MONTHS)),
});
export const replayBillsJob = job({ name: "replay-bills", cron: "0 5 * * 0", run: (flow) => replay(flow) });

/** @throws when the books differ from the bills, the payments or the gateway */
async function proveBooks(flow: JobFlow): Promise<string> {
  const { isComplete, checked, differences } = await checkBooks(flow);
  const counts = Object.entries(checked).map(([what, count]) => `${count} ${what}`);
  if (differences.length > 0) {
    throw new Error(
      `the books differ: ${differences.slice(0, DIFFERENCES_SAID).map(differenceInWords).join("; ")}`,
    );
  }
  const sum = `the books balance: ${counts.join(", ")}`;
  return isComplete ? sum : `${sum}; the gateway did not answer`;
}

/** @throws naming the bills that differ from their recomputed result. */
async function replay(flow: JobFlow, since?: PlainMonth): Promise<string> {
  const { checked, differing, differences } = await replayBills(flow, { since });
  if (differing === 0) return `${checked} bills recomputed, each equal to the rupee and to the day`;
  const said = differences.slice(0, DIFFERENCES_SAID).map(inWords).join("; ");
  throw new Error(`${differing} of ${checked} bills differ when they are recomputed: ${said}`);
}

function inWords({ billId, subscriptionId, field, issued, recomputed }: ReplayDifference): string {
  const where = subscriptionId === null ? `bill ${billId}` : `bill ${billId}, subscription ${subscriptionId}`;
  return `${where}: ${field} issued ${issued}, recomputed ${recomputed}`;
}
