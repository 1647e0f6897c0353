import { job, type JobFlow } from "@/lib/jobs/job";
import { readAddresses } from "./read-addresses";

export const readAddressesJob = job({ name: "read-addresses", cron: "* * * * *", run });

async function run(flow: JobFlow): Promise<string> {
  const read = await readAddresses(flow);
  return `${read} addresses read`;
}
