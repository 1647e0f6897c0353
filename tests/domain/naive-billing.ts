/**
 * The bill a second time, as a clerk would write it: day after day with a pencil. It shares no code with lib/domain, so a
 * mistake in one of the two shows as a difference.
 */
type NaiveSubscription = {
  id: number;
  dailyRate: number;
  startDate: string;
  endDate: string;
  weekdays?: readonly number[];
  skippedDates?: readonly string[];
  closedDates?: readonly string[];
};

type NaiveInput = {
  month: string;
  subscriptions: readonly NaiveSubscription[];
  pausedDates: readonly string[];
  closures: readonly string[];
};

type NaiveLine = {
  subscriptionId: number;
  dailyRate: number;
  totalDays: number;
  pausedDays: number;
  billableDays: number;
  amount: number;
};

export type NaiveBill = Omit<NaiveLine, "subscriptionId" | "dailyRate"> & { lines: NaiveLine[] };

const ONE_DAY = 24 * 60 * 60 * 1000;
const A_MONDAY = Date.UTC(2024, 0, 1);

export function naiveBill(input: NaiveInput): NaiveBill | null {
  const bill: NaiveBill = { totalDays: 0, pausedDays: 0, billableDays: 0, amount: 0, lines: [] };
  const waiting = [...input.subscriptions];
  while (waiting.length > 0) {
    const subscription = takeEarliest(waiting);
    const line = naiveLine(subscription, input);
    if (line.totalDays === 0) continue;
    bill.lines.push(line);
    bill.totalDays += line.totalDays;
    bill.pausedDays += line.pausedDays;
    bill.billableDays += line.billableDays;
    bill.amount += line.amount;
  }
  return bill.lines.length > 0 ? bill : null;
}

function naiveLine(subscription: NaiveSubscription, input: NaiveInput): NaiveLine {
  const { id, dailyRate } = subscription;
  const line = { subscriptionId: id, dailyRate, totalDays: 0, pausedDays: 0, billableDays: 0, amount: 0 };
  const weekdays = subscription.weekdays ?? [1, 2, 3, 4, 5, 6, 7];
  const monthBegins = utc(`${input.month}-01`);
  const last = utc(subscription.endDate);
  for (let time = utc(subscription.startDate); time <= last; time += ONE_DAY) {
    if (time < monthBegins) continue;
    const text = written(time);
    if (!text.startsWith(`${input.month}-`)) break;
    if (!weekdays.includes(weekdayOf(time))) continue;
    line.totalDays += 1;
    const stopped = [
      input.pausedDates,
      input.closures,
      subscription.skippedDates ?? [],
      subscription.closedDates ?? [],
    ];
    if (stopped.some((dates) => dates.indexOf(text) >= 0)) {
      line.pausedDays += 1;
    } else {
      line.billableDays += 1;
      line.amount += dailyRate;
    }
  }
  return line;
}

function takeEarliest(waiting: NaiveSubscription[]): NaiveSubscription {
  const earliest = waiting.reduce((best, candidate) => {
    const difference = utc(candidate.startDate) - utc(best.startDate);
    return difference < 0 || (difference === 0 && candidate.id < best.id) ? candidate : best;
  });
  waiting.splice(waiting.indexOf(earliest), 1);
  return earliest;
}

function utc(text: string): number {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  return Date.UTC(year, month - 1, day);
}

function written(time: number): string {
  const date = new Date(time);
  const twoDigits = (value: number) => (value < 10 ? `0${value}` : `${value}`);
  return `${date.getUTCFullYear()}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
}

function weekdayOf(time: number): number {
  const sinceMonday = Math.round((time - A_MONDAY) / ONE_DAY) % 7;
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
}
