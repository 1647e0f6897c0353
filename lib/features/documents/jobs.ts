import { job } from "@/lib/jobs/job";
import { issueMissing } from "./missing";

export const issueDocumentsJob = job({
  name: "issue-documents",
  cron: "20 3 * * *",
  run: async (flow) => {
    const { invoices, receipts } = await issueMissing(flow);
    return `${invoices} invoices and ${receipts} receipts issued that were missing`;
  },
});
