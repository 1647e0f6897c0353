"use server";

import { goToLogIn } from "@/lib/access/auth";
import { pauseDaysAction, resumeDaysAction, skipDayAction, unskipDayAction } from "./actions";

type Answers = {
  pause: typeof pauseDaysAction;
  resume: typeof resumeDaysAction;
  skip: typeof skipDayAction;
  unskip: typeof unskipDayAction;
};

/** What became of one change to a day, whichever way it was sent. */
export type DayAnswer = {
  [C in keyof Answers]: { change: C; result: Awaited<ReturnType<Answers[C]>> };
}[keyof Answers];

/**
 * The button of a day as the browser sends it by itself, before or without the page's script: its field `day` says
 * `<change> <day>[,<day> ...] <key of the press> [<subscription>]`. The answer is a page that tells what was done; to load that again sends
 * the same key, which is the same act.
 */
export async function dayForm(_: DayAnswer | null, sent: FormData): Promise<DayAnswer | null> {
  // not called the way a form calls it
  if (!(sent instanceof FormData)) return null;
  const answer = await changed(String(sent.get("day")).split(" "));
  return !answer.result.ok && answer.result.error === "signed-out" ? goToLogIn() : answer;
}

async function changed([change = "", day = "", key, subscription]: string[]): Promise<DayAnswer> {
  const days = day.split(",");
  const meal = { subscriptionId: Number(subscription), day };
  switch (change) {
    case "pause":
      return { change, result: await pauseDaysAction({ days }, key) };
    case "resume":
      return { change, result: await resumeDaysAction({ days }, key) };
    case "skip":
      return { change, result: await skipDayAction(meal, key) };
    case "unskip":
      return { change, result: await unskipDayAction(meal, key) };
    default:
      return { change: "pause", result: { ok: false, error: "invalid" } };
  }
}
