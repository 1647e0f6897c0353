"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { formatTime } from "@/lib/domain/business-time";
import { formatRupees } from "@/lib/domain/money";
import { isMealOpen, isPartlyOpen } from "@/lib/domain/pause";
import { formatDay } from "@/lib/domain/plain-date";
import { clockWords } from "@/lib/domain/slot";
import type { CalendarDay, DayMeal } from "@/lib/features/pauses/queries";
import { ChangeReport } from "./change-report";
import type { Report } from "./report";

type MealsDialogProps = {
  shown: CalendarDay | null;
  report: Report | null;
  isBusy: boolean;
  onToggle: (meal: DayMeal) => void;
  onClose: () => void;
};

/** The meals of one day, each with its switch: off means skipped. */
export function MealsDialog({ shown, report, isBusy, onToggle, onClose }: MealsDialogProps) {
  const t = useTranslations("pauses.meals");
  const common = useTranslations("common.actions");
  return (
    <Dialog open={shown !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{shown ? formatDay(shown.day, "long") : null}</DialogTitle>
          <DialogDescription>{shown ? <Description shown={shown} /> : null}</DialogDescription>
        </DialogHeader>
        <ul className="divide-y divide-line rounded-card border border-line">
          {shown?.meals.map((meal) => (
            <Meal key={meal.subscriptionId} meal={meal} isBusy={isBusy} onToggle={onToggle} />
          ))}
        </ul>
        <ChangeReport report={report} className="mt-4 min-h-16" />
        <DialogFooter className="mt-2">
          <DialogClose asChild>
            <Button variant="outline">{t("done")}</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

/** What can be done with the day's meals; of the ones that were counted, when, and until when the others may be changed. */
function Description({ shown }: { shown: CalendarDay }) {
  const t = useTranslations("pauses.meals");
  if (!isPartlyOpen(shown)) return t(shown.state === "paused" ? "paused" : "description");
  const wordsOf = (meal: DayMeal) => {
    const words = { meal: meal.slotName, time: clockWords(formatTime(meal.cutoffAt)) };
    return t(isMealOpen(meal) ? "openUntil" : "countedAt", words);
  };
  const bySlot = new Map(shown.meals.map((meal) => [meal.slotName, wordsOf(meal)]));
  return [...bySlot.values()].join(" ");
}

type MealProps = { meal: DayMeal; isBusy: boolean; onToggle: (meal: DayMeal) => void };

function Meal({ meal, isBusy, onToggle }: MealProps) {
  const t = useTranslations("pauses.meals");
  const price = useTranslations("common.units")("perDay", { amount: formatRupees(meal.dailyRate) });
  return (
    <li>
      <label className="flex min-h-14 cursor-pointer items-center gap-3 px-4 py-2 has-disabled:cursor-not-allowed">
        <Checkbox
          role="switch"
          checked={meal.cause === "delivery"}
          disabled={isBusy || !isMealOpen(meal)}
          onChange={() => onToggle(meal)}
        />
        <span className="grow">
          <span className="block font-medium">{t("comes", { plan: meal.planName })}</span>
          <span className="block text-sm text-ink-soft tabular-nums">{price}</span>
        </span>
        <span aria-hidden className="text-sm text-ink-soft">
          {meal.cause === "closed" && meal.closedFor !== undefined
            ? t("mealClosed", { meal: meal.slotName, reason: meal.closedFor })
            : t(`states.${meal.cause}`)}
        </span>
      </label>
    </li>
  );
}
