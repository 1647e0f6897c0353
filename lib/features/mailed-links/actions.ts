"use server";

import { guestAction } from "@/lib/access/action";
import { openLink } from "./open-link";
import { openLinkSchema } from "./schema";

const QUARTER_HOUR = 15 * 60;

export const openLinkAction = guestAction("open-link", openLinkSchema, openLink, {
  press: "repeatable",
  rateLimit: { points: 60, seconds: QUARTER_HOUR },
});
