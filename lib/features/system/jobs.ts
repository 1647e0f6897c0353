import { toBusinessDate } from "@/lib/domain/business-time";
import { job } from "@/lib/jobs/job";
import { forgetOld, IN_PARTS, makeParts } from "./commands";
import { tellOfPatterns } from "./patterns";

export const makePartitionsJob = job({
  name: "make-partitions",
  cron: "40 2 * * *",
  run: async ({ system, now }) => {
    const made: string[] = [];
    for (const table of IN_PARTS)
      made.push(`${await system((tx) => makeParts(tx, table, toBusinessDate(now)))} of ${table}`);
    return `months made ready: ${made.join(", ")}`;
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
