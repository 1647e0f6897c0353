import { job } from "@/lib/jobs/job";
import { tellOfAlarms } from "./commands";

export const watchProductJob = job({
  name: "watch-product",
  cron: "*/5 * * * *",
  run: async (flow) => {
    const told = await tellOfAlarms(flow);
    return [`the owners were told of ${told.length} alarms`, ...told].join(", ");
  },
});
