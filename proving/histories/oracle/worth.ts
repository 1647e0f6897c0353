/** A customer's days as they are now, whenever they were changed: `YYYY-MM-DD`. */
export type Days = {
  /** A tiffin each day, at `rate` rupees. */
  subscriptions: { first: string; last: string; rate: number }[];
  /** Paused or closed. */
  stopped: string[];
};

const DAY_MS = 86_400_000;

/** What the tiffins of a month (`YYYY-MM`) are worth, in paise. */
export function worthOf({ subscriptions, stopped }: Days, month: string): number {
  return subscriptions.reduce((sum, { first, last, rate }) => {
    const come = daysOf(first, last).filter((day) => day.startsWith(month) && !stopped.includes(day));
    return sum + come.length * rate * 100;
  }, 0);
}

function daysOf(first: string, last: string): string[] {
  const count = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * DAY_MS).toISOString().slice(0, 10),
  );
}
