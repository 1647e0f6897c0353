import { job } from "@/lib/jobs/job";
import { forgetPresses } from "./ask";

export const forgetPressesJob = job({
  name: "forget-presses",
  cron: "15 * * * *",
  run: async ({ now, system }) => `${await system((tx) => forgetPresses({ tx, now }))} presses forgotten`,
});
