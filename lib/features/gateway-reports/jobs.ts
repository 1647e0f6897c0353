import { job, type JobFlow } from "@/lib/jobs/job";
import { reconcile } from "./reconcile";

export const checkPaymentsJob = job({ name: "check-payments", cron: "*/10 * * * *", run: check });

async function check(flow: JobFlow): Promise<string> {
  const { asked, booked, failed, flagged, refunds, events, isGatewayDown } = await reconcile(flow);
  const counts = `${asked} payments asked about: ${booked} booked, ${failed} failed, ${flagged} flagged; ${refunds} refunds looked at, ${events} events found`;
  return isGatewayDown ? `${counts}; then the gateway did not answer` : counts;
}
