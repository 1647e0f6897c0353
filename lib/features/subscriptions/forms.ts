"use server";

import { plainForm, textsOf } from "@/lib/answers/plain-form";
import { startAction, subscribeAction } from "./actions";

const runOf = (sent: FormData) => ({
  ...textsOf(sent),
  weekdays: sent.getAll("weekdays").map(Number),
  seenRate: Number(sent.get("seenRate")),
});

export const startForm = plainForm(startAction, {
  read: (sent) => ({ ...runOf(sent), isPincodeRight: sent.has("isPincodeRight") }),
  to: (landing) => landing.to,
});

export const subscribeForm = plainForm(subscribeAction, {
  read: (sent) => ({ ...runOf(sent), isSecond: sent.has("isSecond") }),
  to: ({ subscriptionId }) => `/subscriptions?taken=${subscriptionId}`,
});
