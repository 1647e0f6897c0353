"use server";

import { customerAction, customerFlowAction, guestAction } from "@/lib/access/action";
import { changeByPass } from "@/lib/access/passes/change-by-pass";
import { choose } from "./choices";
import { markRead } from "./inbox";
import { addDevice, removeDevice } from "./devices";
import { chooseSchema, dayPassSchema, deviceGoneSchema, deviceSchema, markReadSchema } from "./schema";

export const markReadAction = customerAction("mark-notices-read", markReadSchema, markRead);
export const chooseNoticesAction = customerAction("choose-notices", chooseSchema, choose);

const QUARTER_HOUR = 15 * 60;

export const changeByPassAction = guestAction("change-by-pass", dayPassSchema, changeByPass, {
  press: "repeatable",
  rateLimit: { points: 60, seconds: QUARTER_HOUR },
});

export const addPushDeviceAction = customerFlowAction("add-push-device", deviceSchema, addDevice, {
  rateLimit: { points: 20, seconds: QUARTER_HOUR },
});

export const removePushDeviceAction = customerFlowAction(
  "remove-push-device",
  deviceGoneSchema,
  removeDevice,
);
