import { job, type JobFlow } from "@/lib/jobs/job";
import { makeDueSheets } from "./make";

/** On the minute: a cutoff lies on one. */
export const makeSheetsJob = job({ name: "make-sheets", cron: "* * * * *", run: make });

async function make(flow: JobFlow): Promise<string> {
  return `${await makeDueSheets(flow)} sheets made`;
}
