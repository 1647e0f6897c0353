import { useState } from "react";
import { slipOf, type DayRun, type Shop, type Wish, type WishSlip } from "@/lib/domain/estimates/estimate";
import { addDays, ALL_WEEKDAYS, type PlainDate, type Weekday } from "@/lib/domain/plain-date";
import { dayIn } from "@/lib/domain/typed/typed-day";

/** Days as they are typed. */
type TypedRun = { id: number; from: string; to: string };
type TypedLine = { id: number; planId: number; weekdays: readonly Weekday[] };
export type TypedWish = {
  lines: readonly TypedLine[];
  from: string;
  to: string;
  isOpen: boolean;
  away: readonly TypedRun[];
};

/** Why there is no price yet. */
export type Missing = WishSlip | "empty" | "away-empty";

const FIRST_RUN_DAYS = 30;
const FIRST_AWAY_DAYS = 3;

/** What is typed into the calculator, and how it changes. */
export function useWish(shop: Shop, firstDay: PlainDate) {
  const [typed, setTyped] = useState(() => firstWish(shop, firstDay));
  const change = (changed: Partial<TypedWish>) => setTyped((before) => ({ ...before, ...changed }));
  return {
    typed,
    change,
    changeLine: (id: number, changed: Partial<TypedLine>) =>
      change({ lines: typed.lines.map((line) => (line.id === id ? { ...line, ...changed } : line)) }),
    addLine: () => change({ lines: [...typed.lines, ...nextLine(typed, shop)] }),
    changeAway: (id: number, changed: Partial<TypedRun>) =>
      change({ away: typed.away.map((run) => (run.id === id ? { ...run, ...changed } : run)) }),
    addAway: (from: PlainDate) => {
      const to = addDays(from, FIRST_AWAY_DAYS - 1);
      change({ away: [...typed.away, { id: nextIdOf(typed.away), from, to }] });
    },
  };
}

const firstWish = (shop: Shop, firstDay: PlainDate): TypedWish => ({
  lines: shop.plans.slice(0, 1).map(({ id }) => ({ id: 1, planId: id, weekdays: ALL_WEEKDAYS })),
  ...{ from: firstDay, to: addDays(firstDay, FIRST_RUN_DAYS - 1), isOpen: false, away: [] },
});

/** Another plan than those that are there, as long as there is one. */
function nextLine({ lines }: TypedWish, { plans }: Shop): TypedLine[] {
  const plan = plans.find(({ id }) => lines.every(({ planId }) => planId !== id)) ?? plans[0];
  return plan ? [{ id: nextIdOf(lines), planId: plan.id, weekdays: ALL_WEEKDAYS }] : [];
}

/** Tells apart what may look the same. */
const nextIdOf = (all: readonly { id: number }[]) => Math.max(0, ...all.map(({ id }) => id)) + 1;

/** What was typed as a wish, or what keeps it from being one. */
export function readWish(
  typed: TypedWish,
  shop: Shop,
  today: PlainDate,
): { wish: Wish } | { missing: Missing } {
  const [from, end] = [dayIn(typed.from, today), dayIn(typed.to, today)];
  if (from === null || (!typed.isOpen && end === null)) return { missing: "empty" };
  const away: DayRun[] = typed.away.flatMap((run) => {
    const [first, last] = [dayIn(run.from, today), dayIn(run.to, today)];
    return first && last ? [{ from: first, to: last }] : [];
  });
  if (away.length < typed.away.length) return { missing: "away-empty" };
  const lines = typed.lines.flatMap(({ planId, weekdays }) => {
    const plan = shop.plans.find(({ id }) => id === planId);
    return plan ? [{ planId, planName: plan.name, dailyRate: plan.dailyRate, weekdays }] : [];
  });
  const wish = { lines, from, to: typed.isOpen ? null : end, away };
  const slip = slipOf(wish);
  return slip === null ? { wish } : { missing: slip };
}
