"use server";

import { customerAction, guestAction } from "@/lib/access/action";
import { changeByPass } from "@/lib/access/passes/change-by-pass";
import { choose } from "./choices";
import { markRead } from "./inbox";
import { chooseSchema, dayPassSchema, markReadSchema } from "./schema";

export const markReadAction = customerAction("mark-notices-read", markReadSchema, markRead);
export const chooseNoticesAction = customerAction("choose-notices", chooseSchema, choose);

const QUARTER_HOUR = 15 * 60;

export const changeByPassAction = guestAction("change-by-pass", dayPassSchema, changeByPass, {
  rateLimit: { points: 60, seconds: QUARTER_HOUR },
});
