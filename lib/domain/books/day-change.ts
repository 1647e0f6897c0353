import { billForMonth } from "../billing";
import { rupees, type Rupees } from "../money";
import { decidePauses, decideResumes } from "../pause";
import { monthOf, type PlainDate, type PlainMonth } from "../plain-date";
import type { ScheduledSubscription } from "../schedule";
import { LUNCH } from "../slot";

/** What a customer's days look like, with all of each meal's closed days, those of the whole kitchen among them. */
export type ChangeableDays = {
  subscriptions: readonly (ScheduledSubscription & {
    planName: string;
    dailyRate: Rupees;
    closedDates: readonly PlainDate[];
  })[];
  pausedDates: readonly PlainDate[];
};

/** What a change of days does to one month's bill. */
type MonthChange = { month: PlainMonth; tiffins: number; amount: Rupees };

/** `days`: those that change, in order; the others stay as they are. */
export type DaysChange = { days: PlainDate[]; tiffins: number; months: MonthChange[] };

/**
 * What pausing days saves, or resuming them adds, in tiffins and whole rupees: for each month the difference between its bill as
 * it stands and its bill after the change. A month whose bill stays the same is left out. The days that could be
 * changed at `now` count, and no others.
 * @throws RangeError above 366 different days.
 */
export function changeOfDays(
  change: "pause" | "resume",
  wanted: readonly PlainDate[],
  { subscriptions, pausedDates }: ChangeableDays,
  now: Date,
): DaysChange {
  const request = { days: wanted, subscriptions, pausedDates, now };
  const days =
    change === "pause"
      ? decidePauses({ ...request, closures: [], closedMeals: closedMealsOf(subscriptions) }).accepted
      : decideResumes(request).accepted;
  const after =
    change === "pause" ? [...pausedDates, ...days] : pausedDates.filter((day) => !days.includes(day));
  const months = [...new Set(days.map(monthOf))].flatMap((month) => {
    const [was, is] = [pausedDates, after].map((paused) =>
      billForMonth({ month, subscriptions, pausedDates: paused, closures: [] }),
    );
    const tiffins = Math.abs((was?.billableDays ?? 0) - (is?.billableDays ?? 0));
    const amount = rupees(Math.abs((was?.amount ?? 0) - (is?.amount ?? 0)));
    return tiffins === 0 ? [] : [{ month, tiffins, amount }];
  });
  return { days, tiffins: months.reduce((sum, month) => sum + month.tiffins, 0), months };
}

function closedMealsOf(subscriptions: ChangeableDays["subscriptions"]): Map<number, Set<PlainDate>> {
  return new Map(subscriptions.map(({ slot = LUNCH, closedDates }) => [slot.id, new Set(closedDates)]));
}
