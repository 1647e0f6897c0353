import { z } from "zod";
import type { ExplainedBill } from "@/lib/domain/billing";
import { readBilledDays, type BilledDay } from "@/lib/domain/books/billed-days";

const totals = {
  totalDays: z.int(),
  pausedDays: z.int(),
  billableDays: z.int(),
  amount: z.int(),
};

/** A bill as the database stores it; its days are null when they can't be read. */
export const issuedFiguresSchema = z.object({
  id: z.int(),
  ...totals,
  lines: z.array(
    z.object({
      subscriptionId: z.int(),
      dailyRate: z.int(),
      ...totals,
      days: z.unknown().transform(readBilledDays),
    }),
  ),
});

export type IssuedFigures = z.output<typeof issuedFiguresSchema>;

/**
 * One figure or day that isn't as it was issued. `field` is a figure's name, `lines` for the subscriptions that are
 * billed, or a date, whose values are causes. `subscriptionId` is null for a figure of the whole bill.
 */
export type ReplayDifference = {
  billId: number;
  subscriptionId: number | null;
  field: string;
  issued: string;
  recomputed: string;
};

const NO_DELIVERY_DAY = { totalDays: 0, pausedDays: 0, billableDays: 0, amount: 0, lines: [] };
const TOTALS = ["totalDays", "pausedDays", "billableDays", "amount"] as const;

type Fields = ReadonlyMap<string, string>;
type Line = IssuedFigures["lines"][number];

/** Every difference between a bill as issued and as recomputed; plan names, which an admin may change, don't count. */
export function differencesOf(issued: IssuedFigures, recomputed: ExplainedBill | null): ReplayDifference[] {
  const anew: Omit<IssuedFigures, "id"> = recomputed ?? NO_DELIVERY_DAY;
  const whole = compare(issued.id, null, billFields(issued), billFields(anew));
  const lines = issued.lines.flatMap((line) => {
    const twin = anew.lines.find(({ subscriptionId }) => subscriptionId === line.subscriptionId);
    return twin ? compare(issued.id, line.subscriptionId, lineFields(line), lineFields(twin)) : [];
  });
  return [...whole, ...lines];
}

function billFields(bill: Omit<IssuedFigures, "id">): Fields {
  const lines = bill.lines.map((line) => line.subscriptionId).join(", ");
  return new Map([...figures(bill, TOTALS), ["lines", lines]]);
}

function lineFields(line: Line): Fields {
  return new Map([...figures(line, ["dailyRate", ...TOTALS]), ...causes(line.days)]);
}

function figures<K extends string>(row: Record<K, number>, keys: readonly K[]): [string, string][] {
  return keys.map((key) => [key, String(row[key])]);
}

function causes(days: readonly BilledDay[] | null): [string, string][] {
  return days ? days.map(({ date, cause }) => [date, cause]) : [["days", "unreadable"]];
}

function compare(
  billId: number,
  subscriptionId: number | null,
  issued: Fields,
  recomputed: Fields,
): ReplayDifference[] {
  const fields = [...new Set([...issued.keys(), ...recomputed.keys()])];
  return fields
    .map((field) => ({
      field,
      issued: issued.get(field) ?? "none",
      recomputed: recomputed.get(field) ?? "none",
    }))
    .filter((found) => found.issued !== found.recomputed)
    .map((found) => ({ billId, subscriptionId, ...found }));
}
