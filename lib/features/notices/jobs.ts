import { job } from "@/lib/jobs/job";
import { openPush } from "@/lib/post/push";
import { remindOfBills } from "./remind-bills";
import { remindOfTomorrow } from "./remind";
import { forgetTold } from "./retain";
import { sendPushes } from "./send-messages";

/** From eight in the evening on, and again within the hour for whoever a worker that died had not come to. */
export const remindOfTomorrowJob = job({
  name: "remind-of-tomorrow",
  cron: "*/5 20 * * *",
  run: async (flow) => `${await remindOfTomorrow(flow)} customers told what comes tomorrow`,
});

/** In the morning, when letters are read. */
export const remindOfBillsJob = job({
  name: "remind-of-bills",
  cron: "0 10 * * *",
  run: async (flow) => `${await remindOfBills(flow)} bills told of before they are due`,
});

export const sendNotificationsJob = job({
  name: "send-notifications",
  cron: "* * * * *",
  run: async (flow) => {
    const push = openPush();
    if (push === null) return "0 pushed: there is no key";
    const { sent, failed } = await sendPushes(flow, push);
    return `${sent} pushed, ${failed} not taken`;
  },
});

export const retainNotificationsJob = job({
  name: "retain-notifications",
  cron: "50 3 * * *",
  run: async ({ system, now }) => `${await system((tx) => forgetTold(tx, now))} of what was told forgotten`,
});
