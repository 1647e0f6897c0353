import { addDays } from "@/lib/domain/plain-date";
import { LOOK_BACK, lookBack, meanErrors, type MeanErrors } from "@/lib/domain/forecast/look-back";
import { knownDays } from "./known";
import { EVENING, FIRST_DAY, kitchenYear, MORNING } from "./year";

const HOURS = { evening: EVENING, morning: MORNING } as const;
type Hour = keyof typeof HOURS;
export type YearErrors = MeanErrors & { tiffins: number; seed: number; hour: Hour };

/** How wrong each forecast of a year was, once there were eight weeks to look back on. */
export function yearErrors(tiffins: number, seed: number): YearErrors[] {
  const year = kitchenYear({ tiffins, seed });
  return (["evening", "morning"] as const).map((hour) => {
    const errors = meanErrors(lookBack(knownDays(year, HOURS[hour]), addDays(FIRST_DAY, LOOK_BACK)));
    if (!errors) throw new Error("a year without a day");
    return { tiffins, seed, hour, ...errors };
  });
}
