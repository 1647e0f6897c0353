import { KitchenReport } from "@/components/kitchen/kitchen-report";
import { SheetState } from "@/components/sheets/sheet-state";
import { DietCounts } from "@/components/tablet/diet-counts";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { Slots } from "@/lib/domain/slot";
import type { Specials } from "@/lib/features/diets/queries";
import type { NameLanguage } from "@/lib/features/dishes/names";
import type { MealForecast } from "@/lib/features/forecast/queries";
import type { TabletMeal } from "@/lib/features/kitchen/tablet-queries";

type MealProps = {
  day: PlainDate;
  now: Date;
  slots: Slots;
  meal: TabletMeal;
  specials: Specials;
  /** Of the meals that are not counted yet. */
  expected: readonly MealForecast[];
  language: NameLanguage;
};

/** One meal: where its figures come from, and what there is to cook. */
export function Meal({ day, now, slots, meal, specials, expected, language }: MealProps) {
  const { id, name, report, closed } = meal;
  const forecast = expected.find(({ slot }) => slot.id === id);
  const [own = slots[0]] = slots.filter((slot) => slot.id === id);
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-xl">
        <SheetState day={day} now={now} slots={[own]} sheets={report.sheets} />
        <DietCounts specials={specials} planIds={new Set(report.plans.map((plan) => plan.id))} />
      </div>
      <KitchenReport
        day={day}
        report={report}
        isOver={false}
        query={`date=${day}&slot=${id}`}
        closedFor={closed?.reason ?? null}
        closedMeal={closed?.isAll === false ? name : null}
        language={language}
        expected={forecast && !forecast.isCounted ? forecast.expected : null}
      />
    </div>
  );
}
