import { toBusinessDate } from "@/lib/domain/business-time";
import { job } from "@/lib/jobs/job";
import { forgetOld, makeAuditParts, makeParts } from "./commands";
import { tellOfPatterns } from "./patterns";

export const makePartitionsJob = job({
  name: "make-partitions",
  cron: "40 2 * * *",
  run: async ({ system, now }) => {
    const made = await system((tx) => makeParts(tx, toBusinessDate(now)));
    const audit = await system((tx) => makeAuditParts(tx, toBusinessDate(now)));
    return `${made} months made ready in the system log, ${audit} in the audit log`;
  },
});

export const retainJob = job({
  name: "retain",
  cron: "0 3 * * *",
  run: async ({ system }) => {
    const { rows, months } = await system(forgetOld);
    return `${rows} entries and ${months} months of the system log forgotten`;
  },
});

export const watchSecurityJob = job({
  name: "watch-security",
  cron: "*/10 * * * *",
  run: async (flow) => `${await tellOfPatterns(flow)} letters about unusual activity`,
});
