"use client";

import { useActionState, useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/press/server-call";
import type { PlainDate } from "@/lib/domain/plain-date";
import {
  pauseDaysAction,
  resumeDaysAction,
  skipDayAction,
  unskipDayAction,
} from "@/lib/features/pauses/actions";
import type { DayAnswer, dayForm } from "@/lib/features/pauses/forms";
import type { ChangeRefusal, Report } from "./report";

export type DayChange = "pause" | "resume";

/** Days on their way to a new state: the screen may hint at it, but only the answer confirms it. */
export type Pending = ReadonlyMap<PlainDate, DayChange>;

export type DayChanges = ReturnType<typeof useDayChanges>;

type Meal = { subscriptionId: number; day: PlainDate };
type OnUnheard = () => void;

const nothing = () => Promise.resolve(null);

/**
 * Sends changes to days, several at once if need be, and reports the outcome of the last one. `send` is the action of the form
 * around the days' buttons, for a browser that sends it before or without the page's script.
 */
export function useDayChanges(plain?: typeof dayForm) {
  const [answer, send] = useActionState<DayAnswer | null, FormData>(plain ?? nothing, null);
  const [pending, setPending] = useState<Pending>(new Map());
  const { report, say, isBusy, reportOn } = useReports(answer && reportOf(answer));
  const onUnheard = () => say({ kind: "unheard" });

  function change(kind: DayChange, days: PlainDate[], hinted: readonly PlainDate[] = days): void {
    setPending((before) => new Map([...before, ...hinted.map((day) => [day, kind] as const)]));
    say({ kind: "working", change: kind, days });
    reportOn(
      () => (kind === "pause" ? pause(days, onUnheard) : resume(days, onUnheard)),
      () => setPending((before) => new Map([...before].filter(([day]) => !hinted.includes(day)))),
    );
  }

  function changeMeal(kind: "skip" | "unskip", meal: Meal): void {
    reportOn(() => (kind === "skip" ? skip(meal, onUnheard) : unskip(meal, onUnheard)));
  }

  return { pending, report, isBusy, change, changeMeal, say, send };
}

function useReports(first: Report | null) {
  const [report, say] = useState(first);
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

  return { report, say, isBusy, reportOn };
}

const pause = async (days: PlainDate[], onUnheard: OnUnheard) =>
  paused(await attempt(pauseDaysAction, { days }, onUnheard));

const resume = async (days: PlainDate[], onUnheard: OnUnheard) =>
  resumed(await attempt(resumeDaysAction, { days }, onUnheard));

const skip = async (meal: Meal, onUnheard: OnUnheard) =>
  skipped(await attempt(skipDayAction, meal, onUnheard));

const unskip = async (meal: Meal, onUnheard: OnUnheard) =>
  unskipped(await attempt(unskipDayAction, meal, onUnheard));

function reportOf(answer: DayAnswer): Report {
  switch (answer.change) {
    case "pause":
      return paused(answer.result);
    case "resume":
      return resumed(answer.result);
    case "skip":
      return skipped(answer.result);
    case "unskip":
      return unskipped(answer.result);
  }
}

type Heard<C> = Extract<DayAnswer, { change: C }>["result"] | Refused<ChangeRefusal>;

function paused(result: Heard<"pause">): Report {
  if (!result.ok) return refused(result);
  const { paused: days, refused: others, saved, receipt } = result.value;
  return { kind: "done", change: "pause", days, amounts: saved, refused: others, receipt };
}

function resumed(result: Heard<"resume">): Report {
  if (!result.ok) return refused(result);
  const { resumed: days, refused: others, added } = result.value;
  return { kind: "done", change: "resume", days, amounts: added, refused: others };
}

function skipped(result: Heard<"skip">): Report {
  if (!result.ok) return refused(result);
  const { day, planName, saved } = result.value;
  return { kind: "meal", change: "skip", day, planName, amounts: saved };
}

function unskipped(result: Heard<"unskip">): Report {
  if (!result.ok) return refused(result);
  const { day, planName, added } = result.value;
  return { kind: "meal", change: "unskip", day, planName, amounts: added };
}

const refused = ({ error, reference }: Refused<ChangeRefusal>): Report => ({
  kind: "refused",
  error,
  reference,
});
