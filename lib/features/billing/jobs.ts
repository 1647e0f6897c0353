import { formatRupees, sumRupees } from "@/lib/domain/money";
import { addMonths } from "@/lib/domain/plain-date";
import { lastClosedMonth } from "@/lib/domain/slot";
import { listSlots } from "@/lib/features/slots/queries";
import { job, type JobFlow } from "@/lib/jobs/job";
import { generateBills, type BillingReport } from "./commands";

export const generateBillsJob = job({ name: "generate-bills", cron: "0 1 1 * *", run: bill });

/** A month is still billed if no worker ran for this long after it closed. */
const MONTHS_BACK = 12;

async function bill(flow: JobFlow): Promise<string> {
  const latest = lastClosedMonth(flow.now, await flow.system(listSlots));
  const reports: BillingReport[] = [];
  for (let back = MONTHS_BACK - 1; back >= 0; back--) {
    const result = await generateBills(flow, { month: addMonths(latest, -back) });
    if (result.ok) reports.push(result.value);
  }
  const sum = (key: "created" | "existing" | "skipped") =>
    reports.reduce((total, report) => total + report[key], 0);
  const amount = formatRupees(sumRupees(reports.map((report) => report.amount)));
  return `months up to ${latest}: ${sum("created")} bills made (${amount}), ${sum("existing")} there already, ${sum("skipped")} customers without a delivery day`;
}
