import { job } from "@/lib/jobs/job";
import { forgetPast, putAway, type Step } from "./commands";

export const archiveJob = job({
  name: "archive",
  cron: "30 2 1 * *",
  run: async (flow) => {
    const done: Step[] = [];
    for await (const step of putAway(flow)) done.push(step);
    const kept = done.filter(({ step }) => step === "kept");
    if (kept.length > 0)
      throw new Error(
        `not as they were read back: ${kept.map(({ table, month }) => `${table} ${month}`).join(", ")}`,
      );
    const count = (what: Step["step"]) => done.filter(({ step }) => step === what).length;
    return `${count("verified")} archives made and read back, ${count("dropped")} months put away`;
  },
});

export const forgetPastJob = job({
  name: "forget-past",
  cron: "10 3 * * *",
  run: async ({ system, now }) => {
    const gone = await system((tx) => forgetPast(tx, now));
    return `${gone.sessions} sessions, ${gone.tokens} links, ${gone.archives} archives and ${gone.schemas} restored schemas forgotten`;
  },
});
