import { job } from "@/lib/jobs/job";
import { eraseClosedAccounts } from "./erase";
import { forgetUnprovedAccounts } from "./unproved";

export const eraseClosedAccountsJob = job({
  name: "erase-closed-accounts",
  cron: "20 3 * * *",
  run: async (flow) => {
    const { erased, kept } = await eraseClosedAccounts(flow);
    return `${erased} closed accounts made nameless, ${kept} kept because they got busy again`;
  },
});

export const forgetUnprovedAccountsJob = job({
  name: "forget-unproved-accounts",
  cron: "40 3 * * *",
  run: async (flow) => `${await forgetUnprovedAccounts(flow)} accounts without a proved e-mail made nameless`,
});
