"use client";

import { useState, useTransition } from "react";
import { attempt } from "@/components/press/server-call";
import type { PlainDate } from "@/lib/domain/plain-date";
import {
  pauseDaysAction,
  resumeDaysAction,
  skipDayAction,
  unskipDayAction,
} from "@/lib/features/pauses/actions";
import type { Report } from "./report";

export type DayChange = "pause" | "resume";

/** Days on their way to a new state: the screen may hint at it, but only the answer confirms it. */
export type Pending = ReadonlyMap<PlainDate, DayChange>;

type Meal = { subscriptionId: number; day: PlainDate };
type OnUnheard = () => void;

/** Sends changes to days, several at once if need be, and reports the outcome of the last one. */
export function useDayChanges() {
  const [pending, setPending] = useState<Pending>(new Map());
  const { report, say, isBusy, reportOn } = useReports();
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

  return { pending, report, isBusy, change, changeMeal, say };
}

function useReports() {
  const [report, say] = useState<Report | null>(null);
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

async function pause(days: PlainDate[], onUnheard: OnUnheard): Promise<Report> {
  const result = await attempt(pauseDaysAction, { days }, onUnheard);
  if (!result.ok) return { kind: "refused", error: result.error, reference: result.reference };
  const { paused, refused, saved } = result.value;
  return { kind: "done", change: "pause", days: paused, amounts: saved, refused };
}

async function resume(days: PlainDate[], onUnheard: OnUnheard): Promise<Report> {
  const result = await attempt(resumeDaysAction, { days }, onUnheard);
  if (!result.ok) return { kind: "refused", error: result.error, reference: result.reference };
  const { resumed, refused, added } = result.value;
  return { kind: "done", change: "resume", days: resumed, amounts: added, refused };
}

async function skip(meal: Meal, onUnheard: OnUnheard): Promise<Report> {
  const result = await attempt(skipDayAction, meal, onUnheard);
  if (!result.ok) return { kind: "refused", error: result.error, reference: result.reference };
  const { day, planName, saved } = result.value;
  return { kind: "meal", change: "skip", day, planName, amounts: saved };
}

async function unskip(meal: Meal, onUnheard: OnUnheard): Promise<Report> {
  const result = await attempt(unskipDayAction, meal, onUnheard);
  if (!result.ok) return { kind: "refused", error: result.error, reference: result.reference };
  const { day, planName, added } = result.value;
  return { kind: "meal", change: "unskip", day, planName, amounts: added };
}
