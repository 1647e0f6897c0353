"use client";

import { Check, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { createContext, use, useEffect, useId, useRef } from "react";
import type { DayButtonProps } from "react-day-picker";
import { cn } from "@/components/ui/cn";
import { ScriptedButton } from "@/components/ui/scripted-button";
import { isPartlyOpen } from "@/lib/domain/pause";
import { formatTime } from "@/lib/domain/business-time";
import { formatDay } from "@/lib/domain/plain-date";
import type { CalendarDay } from "@/lib/features/pauses/queries";
import { dayIcons, dayLooks, pastLooks } from "./day-looks";
import { usePlainDay } from "./plain-day";
import type { DayChange } from "./report";
import type { Pending } from "./use-day-changes";

type MonthDays = {
  days: ReadonlyMap<string, CalendarDay>;
  pending: Pending;
  waiting: Pending;
  /** Id of the sentence that says that a change waits for the network. */
  waitId: string;
  /** Ids of the sentences that say why a day is locked. */
  lockIds: Record<NonNullable<CalendarDay["lock"]>, string>;
};

export const MonthDaysContext = createContext<MonthDays>({
  days: new Map(),
  pending: new Map(),
  waiting: new Map(),
  waitId: "",
  lockIds: { past: "", "after-cutoff": "" },
});

/** A day of the calendar: its number, its state as shape and word, and the same in its name. */
export function DayButton({ day, modifiers, className, children, ...button }: DayButtonProps) {
  const { days, pending, waiting, lockIds, waitId } = use(MonthDaysContext);
  const t = useTranslations("pauses");
  const plainDay = usePlainDay();
  const ref = useRef<HTMLButtonElement>(null);
  const partId = useId();
  const broughtId = useId();
  const dishesId = useId();
  const format = useFormatter();
  useEffect(() => {
    if (modifiers.focused) ref.current?.focus();
  }, [modifiers.focused]);
  const shown = days.get(day.isoDate);
  if (!shown) return <></>;
  const { state, lock } = shown;
  const waits = waiting.get(shown.day);
  const change = pending.get(shown.day) ?? waits;
  const part = partOf(shown);
  const brought = lock ? shown.brought : undefined;
  const dishes = state === "delivery" ? shown.dishes?.flatMap(({ items }) => items) : undefined;
  return (
    <ScriptedButton
      {...button}
      ref={ref}
      plain={plainOf(shown, plainDay)}
      aria-label={t("dayName", { day: formatDay(shown.day, "long"), state })}
      aria-disabled={lock && !isPartlyOpen(shown) ? true : undefined}
      aria-busy={change && !waits ? true : undefined}
      aria-describedby={
        [waits && waitId, brought && broughtId, lock && lockIds[lock], part && partId, dishes && dishesId]
          .filter(Boolean)
          .join(" ") || undefined
      }
      data-state={state}
      className={cn(
        "relative flex h-14 w-full flex-col items-center justify-center gap-0.5 rounded-control border text-base tabular-nums transition-colors sm:h-20",
        change ? pendingLook(change) : (lock === "past" ? pastLooks : dayLooks)[state],
        lock && !isPartlyOpen(shown) ? "cursor-not-allowed" : "hover:border-ink",
        modifiers.today && "font-bold ring-2 ring-accent ring-offset-2 ring-offset-surface",
        modifiers.selected && "outline-3 outline-offset-1 outline-ink",
        className,
      )}
    >
      <span className="rounded-sm bg-inherit px-1 leading-6">{children}</span>
      <Mark shown={shown} part={part} />
      {dishes ? (
        <>
          <span
            aria-hidden
            data-word={mainOf(dishes)}
            className={cn("hidden max-w-full truncate px-1 text-xs leading-4 lg:block", painted)}
          />
          <span id={dishesId} hidden>
            {format.list(dishes, { type: "unit" })}
          </span>
        </>
      ) : null}
      {brought ? (
        <span id={broughtId} hidden>
          {t("broughtAt", { word: t(`brought.${brought.state}`), time: formatTime(brought.at) })}
        </span>
      ) : null}
      {part ? (
        <span id={partId} hidden>
          {t("partlyInWords", part)}
        </span>
      ) : null}
    </ScriptedButton>
  );
}

/** The dish that a day is known by: rice and bread come every day. */
const mainOf = (dishes: readonly string[]) => dishes[Math.min(1, dishes.length - 1)];

function plainOf({ day, state, lock }: CalendarDay, plainDay: ReturnType<typeof usePlainDay>) {
  if (lock) return undefined;
  if (state === "delivery") return plainDay("pause", day);
  return state === "paused" ? plainDay("resume", day) : undefined;
}

function pendingLook(change: DayChange): string {
  const target = change === "pause" ? "bg-paused-soft hatch" : "bg-accent-fill";
  return cn("animate-pulse border-2 border-dashed border-ink text-ink", target);
}

type Meals = { coming: number; total: number };

/** How many of a day's meals come, where only some do. */
function partOf({ state, meals }: CalendarDay): Meals | null {
  const coming = meals.filter((meal) => meal.cause === "delivery").length;
  return state === "delivery" && coming < meals.length ? { coming, total: meals.length } : null;
}

// The words are painted with CSS: the button's name says the same and more, and must be all that is read out.
const painted = "before:content-[attr(data-word)]";

const isThere = (brought: string | undefined) => brought === "delivered" || brought === "left_with_guard";

function Mark({ shown, part }: { shown: CalendarDay; part: Meals | null }) {
  const t = useTranslations("pauses");
  const { state, lock } = shown;
  if (state === "none") return <span className="h-4 sm:h-5" />;
  const brought = state === "delivery" && lock ? shown.brought?.state : undefined;
  const wasDelivered = state === "delivery" && lock === "past";
  const Icon = brought === "not_delivered" ? X : wasDelivered || isThere(brought) ? Check : dayIcons[state];
  const word = brought ? t(`brought.${brought}`) : t(`states.${wasDelivered ? "delivered" : state}`);
  return (
    <span
      aria-hidden
      className="flex h-4 items-center gap-1 rounded-sm bg-inherit px-1 text-xs leading-4 font-medium sm:h-5"
    >
      <Icon className={cn("size-3.5", part && "hidden sm:block")} />
      <span data-word={word} className={cn("hidden sm:inline", painted)} />
      {part ? <span data-word={t("partly", part)} className={painted} /> : null}
    </span>
  );
}
