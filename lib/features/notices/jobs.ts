import { job } from "@/lib/jobs/job";
import { remindOfTomorrow } from "./remind";

/** From eight in the evening on, and again within the hour for whoever a worker that died had not come to. */
export const remindOfTomorrowJob = job({
  name: "remind-of-tomorrow",
  cron: "*/5 20 * * *",
  run: async (flow) => `${await remindOfTomorrow(flow)} customers told what comes tomorrow`,
});
