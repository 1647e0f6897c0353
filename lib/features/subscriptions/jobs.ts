import { job, type JobFlow } from "@/lib/jobs/job";
import { expireSubscriptions } from "./commands";

export const expireSubscriptionsJob = job({ name: "expire-subscriptions", cron: "5 0 * * *", run: expire });

async function expire({ now, system }: JobFlow): Promise<string> {
  let expired = 0;
  for (;;) {
    const count = await system((tx) => expireSubscriptions({ tx, now }));
    if (count === 0) return `${expired} subscriptions expired`;
    expired += count;
  }
}
