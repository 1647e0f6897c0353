"use server";

import { plainForm, textsOf } from "@/lib/answers/plain-form";
import { subscribeAction } from "./actions";

export const subscribeForm = plainForm(subscribeAction, {
  read: (sent) => ({
    ...textsOf(sent),
    weekdays: sent.getAll("weekdays").map(Number),
    seenRate: Number(sent.get("seenRate")),
    isSecond: sent.has("isSecond"),
  }),
  to: ({ subscriptionId }) => `/subscriptions?taken=${subscriptionId}`,
});
