"use server";

import type { ActionResult } from "@/lib/access/action-result";
import { plainForm, textsOf } from "@/lib/access/plain-form";
import type { PauseRefusal, ResumeRefusal, SkipRefusal, UnskipRefusal } from "@/lib/domain/pause";
import { pauseDaysAction, resumeDaysAction, skipDayAction, unskipDayAction } from "./actions";
import { dayPressSchema } from "./schema";

type Refusal = PauseRefusal | ResumeRefusal | SkipRefusal | UnskipRefusal;

/** One press of one button: which change, of which day, and of which subscription where it is one meal's. */
async function changeDay(input: unknown, key?: string): Promise<ActionResult<unknown, Refusal>> {
  const asked = dayPressSchema.safeParse(input);
  if (!asked.success) return { ok: false, error: "invalid" };
  const { change, day, subscriptionId } = asked.data;
  switch (change) {
    case "pause":
      return pauseDaysAction({ days: [day] }, key);
    case "resume":
      return resumeDaysAction({ days: [day] }, key);
    case "skip":
      return skipDayAction({ subscriptionId, day }, key);
    case "unskip":
      return unskipDayAction({ subscriptionId, day }, key);
  }
}

export const changeDayForm = plainForm(changeDay, {
  read: (sent) => {
    const [change = "", day = "", subscriptionId = ""] = (textsOf(sent).change ?? "").split(" ");
    return { change, day, subscriptionId };
  },
  to: (_, { day }) =>
    `/calendar?${new URLSearchParams({ month: String(day).slice(0, 7), changed: String(day) })}`,
});
