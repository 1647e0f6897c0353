import { job, type JobFlow } from "@/lib/jobs/job";
import { expireSubscriptions } from "./commands";
import { tellEndings } from "./tell-endings";

export const expireSubscriptionsJob = job({ name: "expire-subscriptions", cron: "5 0 * * *", run: expire });

async function expire({ now, system }: JobFlow): Promise<string> {
  let expired = 0;
  for (;;) {
    const count = await system((tx) => expireSubscriptions({ tx, now }));
    if (count === 0) return `${expired} subscriptions expired`;
    expired += count;
  }
}

/** In the morning, when letters are read. */
export const tellEndingsJob = job({ name: "tell-endings", cron: "30 9 * * *", run: tell });

async function tell({ now, system }: JobFlow): Promise<string> {
  let told = 0;
  for (;;) {
    const count = await system((tx) => tellEndings({ tx, now }));
    if (count === 0) return `${told} customers told that a subscription ends`;
    told += count;
  }
}
