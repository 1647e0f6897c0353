import { formatTime, toBusinessDate } from "@/lib/domain/business-time";
import type { PlanCount } from "@/lib/domain/packing/loads";
import { formatDay } from "@/lib/domain/plain-date";
import { checkSlotChange, clockWords, slotCutoff } from "@/lib/domain/slot";
import type { Head } from "@/lib/paper/packing/flow";
import { figureOf, packingWords as words } from "@/lib/paper/packing/words";
import type { AskedPapers } from "./asked-papers";

/** What every sheet has on top: what it is, how many tiffins, and whether that may still change. */
export function headOf(title: string, count: number, { day, slot, now }: AskedPapers): Head {
  const cutoff = slotCutoff(slot, day);
  const at = { time: clockWords(formatTime(cutoff)), day: formatDay(toBusinessDate(cutoff), "short") };
  const isOpen = checkSlotChange(slot, day, now).ok;
  return {
    title,
    figure: words("sheet.tiffins", { count }),
    state: words(isOpen ? "sheet.open" : "sheet.final", { ...at, now: clockWords(formatTime(now)) }),
    pageOf: (page, pages) => words("sheet.pageOf", { page, pages }),
  };
}

export const namesOfDay = ({ day, slot }: Pick<AskedPapers, "day" | "slot">) => ({
  day: formatDay(day, "medium"),
  meal: slot.name,
});

/** "12 Veg Thali, 3 Mini Lunch" */
export const countsOf = (plans: readonly PlanCount[]): string =>
  plans.map(({ name, count }) => words("sheet.plan", { count, name })).join(", ");

export const figuresOf = (plans: readonly PlanCount[]) =>
  plans.map(({ name, count }) => ({ figure: figureOf(count), unit: "", name }));
