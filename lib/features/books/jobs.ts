import { job } from "@/lib/jobs/job";
import { closeMonths } from "./closings";

export const closeMonthsJob = job({
  name: "close-months",
  cron: "10 3 * * *",
  run: async (flow) => {
    const closed = await closeMonths(flow);
    return [`${closed.length} months closed`, ...closed].join(", ");
  },
});
