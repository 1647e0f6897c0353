"use client";

import { CalendarRange, SkipForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState, type ReactNode } from "react";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import { Button } from "@/components/ui/button";
import { isPartlyOpen, wholeDayCutoff } from "@/lib/domain/pause";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { dayForm } from "@/lib/features/pauses/forms";
import type { Changeable } from "@/lib/features/pauses/changeable";
import type { CalendarDay, CalendarMonth, DayMeal } from "@/lib/features/pauses/queries";
import { ChangeReport } from "./change-report";
import { Legend } from "./legend";
import { MealsDialog } from "./meals-dialog";
import { MonthGrid } from "./month-grid";
import { both } from "@/components/ranges/both";
import {
  daysOf,
  NO_RANGE,
  previewOf,
  withExtended,
  withPressed,
  type Range,
} from "@/components/ranges/range";
import { RangeBar } from "@/components/ranges/range-bar";
import { RangePanel } from "@/components/ranges/range-panel";
import { useDayChanges } from "./use-day-changes";
import { useDrag } from "@/components/ranges/use-drag";
import { useHold } from "@/components/ranges/use-hold";

type Mode = "day" | "several" | "meals";

type PauseCalendarProps = {
  shown: CalendarMonth;
  changeable: Changeable;
  plain?: typeof dayForm;
  /** Opens with several days to choose, these two perhaps. */
  opensWith?: Range | null;
  children?: ReactNode;
};

/** A customer's month: press a day to pause or resume it, or choose several days, or single meals of one. */
export function PauseCalendar({ shown, changeable, plain, opensWith = null, children }: PauseCalendarProps) {
  const t = useTranslations("pauses.modes");
  const changes = useDayChanges({
    plain,
    untilOf: (day) => wholeDayCutoff(changeable.subscriptions, day)?.getTime() ?? null,
  });
  const cutoffs = useCutoffWords();
  const [mode, setMode] = useState<Mode>(opensWith ? "several" : "day");
  const [range, setRange] = useState(opensWith ?? NO_RANGE);
  const [openDay, setOpenDay] = useState<PlainDate | null>(null);
  const preview = useMemo(() => previewOf(range, shown.today, changeable), [range, shown.today, changeable]);
  const find = (day: PlainDate) => shown.days.find((known) => known.day === day) ?? null;
  const hasSeveralMeals = shown.days.some(({ meals }) => meals.length > 1);

  function press(day: PlainDate): void {
    const pressed = find(day);
    if (mode === "several") chooseRange(withPressed(range, day, shown.today));
    else if (pressed && isPartlyOpen(pressed)) openMeals(day);
    else if (pressed && !explain(pressed)) act(pressed);
  }

  function chooseRange(wanted: Range): void {
    changes.say(null);
    setRange(wanted);
  }

  function choose(wanted: Range): void {
    chooseRange(wanted);
    setMode("several");
  }

  const hold = useHold((day) => choose({ first: day, last: "" }));

  const drag = useDrag((first, last) => choose({ first, last }));
  const extend = (from: PlainDate, to: PlainDate) =>
    choose(withExtended(mode === "several" ? range : NO_RANGE, from, to, shown.today));

  function openMeals(day: PlainDate): void {
    changes.say(null);
    setOpenDay(day);
  }

  /** Says why a day can't be changed; false when it can. */
  function explain({ day, lock, state, closure, closedMeal }: CalendarDay): boolean {
    if (lock) changes.say({ kind: "locked", reason: lock });
    else if (state === "closed")
      changes.say({ kind: "closed", day, reason: closure ?? "", meal: closedMeal });
    else if (state === "none") changes.say({ kind: "nothing-due", day });
    else return false;
    return true;
  }

  function act({ day, state }: CalendarDay): void {
    if (changes.pending.has(day)) return;
    if (changes.waiting.has(day)) return changes.say({ kind: "waiting" });
    if (mode === "meals" || state === "skipped") openMeals(day);
    else changes.change(state === "paused" ? "resume" : "pause", [day]);
  }

  function changeRange(kind: "pause" | "resume"): void {
    const days = daysOf(range, shown.today);
    const from = kind === "pause" ? "delivery" : "paused";
    const hinted = days.filter((day) => find(day)?.state === from && find(day)?.lock === null);
    changes.change(kind, days, hinted);
  }

  function toggleMeal({ subscriptionId, cause }: DayMeal): void {
    if (openDay)
      changes.changeMeal(cause === "skipped" ? "unskip" : "skip", { subscriptionId, day: openDay });
  }

  const chooseMode = (wanted: Mode) => {
    changes.say(null);
    setMode(mode === wanted ? "day" : wanted);
    setRange(NO_RANGE);
  };

  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-8">
      <div>
        {children}
        <div role="group" aria-label={t("label")} className="my-3 flex flex-wrap gap-2">
          <ModeButton isOn={mode === "several"} onClick={() => chooseMode("several")}>
            <CalendarRange aria-hidden />
            {t("several")}
          </ModeButton>
          {hasSeveralMeals ? (
            <ModeButton isOn={mode === "meals"} onClick={() => chooseMode("meals")}>
              <SkipForward aria-hidden />
              {t("meals")}
            </ModeButton>
          ) : null}
        </div>
        {mode === "several" ? null : (
          <ChangeReport
            report={openDay ? null : changes.report}
            undo={changes}
            className="mb-3 min-h-24 sm:min-h-16"
          >
            {mode === "meals" ? t("mealsHint") : t("dayHint", cutoffs)}
          </ChangeReport>
        )}
        <form action={changes.send} className="touch-manipulation select-none" {...both(hold, drag)}>
          <MonthGrid
            shown={shown}
            pending={changes.pending}
            waiting={changes.waiting}
            selected={daysOf(range, shown.today)}
            onPress={press}
            onExtend={extend}
          />
        </form>
      </div>
      <div className="flex flex-col gap-6">
        {mode === "several" ? (
          <RangePanel
            range={range}
            today={shown.today}
            isBusy={changes.isBusy}
            onChange={chooseRange}
            onPause={() => changeRange("pause")}
            onResume={() => changeRange("resume")}
          >
            <RangeBar
              preview={preview}
              changes={changes}
              onChange={changeRange}
              isTelling={changes.report !== null}
            >
              <ChangeReport report={changes.report} undo={changes} className="lg:not-empty:mt-4" />
            </RangeBar>
          </RangePanel>
        ) : null}
        <Legend />
      </div>
      <MealsDialog
        shown={openDay && find(openDay)}
        report={changes.report}
        isBusy={changes.isBusy}
        onToggle={toggleMeal}
        onClose={() => setOpenDay(null)}
      />
    </div>
  );
}

function ModeButton({
  isOn,
  onClick,
  children,
}: {
  isOn: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Button
      variant="outline"
      aria-pressed={isOn}
      onClick={onClick}
      className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
    >
      {children}
    </Button>
  );
}
