/**
 * The rules of several meals a day once more, by a clock on the wall: minutes since a Sunday long ago, in Navi Mumbai, which is
 * five and a half hours ahead of Greenwich all year. It shares no code with lib/domain.
 */
export type NaiveMeal = { cutoff: string; isDayBefore: boolean; startDate: string; endDate: string };

const AHEAD_MS = (5 * 60 + 30) * 60_000;
const DAY_MS = 24 * 60 * 60_000;

const midnightOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const onTheWall = (now: Date) => now.getTime() + AHEAD_MS;

function countedAt({ cutoff, isDayBefore }: NaiveMeal, day: string): number {
  const [hours = 0, minutes = 0] = cutoff.split(":").map(Number);
  return midnightOf(day) - (isDayBefore ? DAY_MS : 0) + (hours * 60 + minutes) * 60_000;
}

const isDue = (meal: NaiveMeal, day: string) => meal.startDate <= day && day <= meal.endDate;

/** May one meal of the day be skipped? */
export function mayNaivelySkip(meal: NaiveMeal, day: string, now: Date): boolean {
  const isOver = midnightOf(day) + DAY_MS <= onTheWall(now);
  return isDue(meal, day) && !isOver && onTheWall(now) <= countedAt(meal, day);
}

/** May the whole day be paused? Only while each of its meals may be skipped, and if there is one. */
export function mayNaivelyPause(meals: readonly NaiveMeal[], day: string, now: Date): boolean {
  const due = meals.filter((meal) => isDue(meal, day));
  return due.length > 0 && due.every((meal) => mayNaivelySkip(meal, day, now));
}
