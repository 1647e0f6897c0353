import { job } from "@/lib/jobs/job";
import { eraseClosedAccounts } from "./erase";

export const eraseClosedAccountsJob = job({
  name: "erase-closed-accounts",
  cron: "20 3 * * *",
  run: async (flow) => {
    const { erased, kept } = await eraseClosedAccounts(flow);
    return `${erased} closed accounts made nameless, ${kept} kept because they got busy again`;
  },
});
