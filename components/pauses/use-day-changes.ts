"use client";

import { useActionState, useState, useTransition } from "react";
import { attempt } from "@/components/press/server-call";
import type { PlainDate } from "@/lib/domain/plain-date";
import { skipDayAction, unskipDayAction } from "@/lib/features/pauses/actions";
import type { DayAnswer, dayForm } from "@/lib/features/pauses/forms";
import { reportOf, skipped, unskipped } from "./heard";
import type { DayChange, Report } from "./report";
import { useWaitingDays } from "./use-waiting-days";

/** Days on their way to a new state: the screen may hint at it, but only the answer confirms it. */
export type Pending = ReadonlyMap<PlainDate, DayChange>;

export type DayChanges = ReturnType<typeof useDayChanges>;

type Meal = { subscriptionId: number; day: PlainDate };

export type DayChangesOptions = {
  /** The action of the form around the days' buttons, for a browser that sends it before or without the page's script. */
  plain?: typeof dayForm | undefined;
  /** Until when a day can be changed, as far as the page knows; epoch ms. */
  untilOf?: (day: PlainDate) => number | null;
};

const nothing = () => Promise.resolve(null);

/**
 * Sends changes to days, several at once if need be, and reports the outcome of the last one. What can't be sent, because there
 * is no network, waits on the phone. `send`: see `plain`.
 */
export function useDayChanges({ plain, untilOf }: DayChangesOptions) {
  const waiting = useWaitingDays(untilOf);
  const [answer, send] = useActionState<DayAnswer | null, FormData>(plain ?? nothing, null);
  const { pending, hint, unhint } = usePending();
  const { report, say, isBusy, reportOn } = useReports(answer && reportOf(answer), waiting.days.size > 0);

  function change(kind: DayChange, days: PlainDate[], hinted: readonly PlainDate[] = days): void {
    if (days.every((day) => waiting.days.get(day) === kind)) return say({ kind: "waiting" });
    hint(kind, hinted);
    say({ kind: "working", change: kind, days });
    reportOn(
      () => waiting.sendOrKeep(kind, days, () => say({ kind: "unheard" })),
      () => unhint(hinted),
    );
  }

  function changeMeal(kind: "skip" | "unskip", meal: Meal): void {
    const onUnheard = () => say({ kind: "unheard" });
    reportOn(() => (kind === "skip" ? skip(meal, onUnheard) : unskip(meal, onUnheard)));
  }

  return { pending, waiting: waiting.days, report, isBusy, change, changeMeal, say, send };
}

function usePending() {
  const [pending, setPending] = useState<Pending>(new Map());
  const hint = (kind: DayChange, days: readonly PlainDate[]) =>
    setPending((before) => new Map([...before, ...days.map((day) => [day, kind] as const)]));
  const unhint = (days: readonly PlainDate[]) =>
    setPending((before) => new Map([...before].filter(([day]) => !days.includes(day))));
  return { pending, hint, unhint };
}

function useReports(first: Report | null, isAnyWaiting: boolean) {
  const [said, say] = useState(first);
  const [isBusy, startTransition] = useTransition();

  /** `onAnswer`: what else the answer changes, shown together with the report. */
  function reportOn(ask: () => Promise<Report>, onAnswer?: () => void): void {
    startTransition(async () => {
      const answer = await ask();
      startTransition(() => {
        onAnswer?.();
        say(answer);
      });
    });
  }

  // what waited was sent, or taken back: what came of it is said where it waited
  const report = said?.kind === "waiting" && !isAnyWaiting ? null : said;
  return { report, say, isBusy, reportOn };
}

const skip = async (meal: Meal, onUnheard: () => void) =>
  skipped(await attempt(skipDayAction, meal, onUnheard));

const unskip = async (meal: Meal, onUnheard: () => void) =>
  unskipped(await attempt(unskipDayAction, meal, onUnheard));
