import { addDays, type PlainDate } from "../plain-date";

/** What the office adds to a day beside the subscriptions. Only an extra tiffin can be charged. */
export const ADDITIONS = ["extra-charged", "extra-free", "guest", "staff", "replacement"] as const;
export type Addition = (typeof ADDITIONS)[number];

/** As a row of a sheet has it. */
export type AddedKind = "extra" | "guest" | "staff" | "replacement";

export function kindOf(addition: Addition): AddedKind {
  return addition === "extra-charged" || addition === "extra-free" ? "extra" : addition;
}

/** Whose it is must be said of what goes to a door; a guest may eat in the kitchen, and the staff do. */
export function needsCustomer(addition: Addition): boolean {
  return addition !== "staff" && addition !== "guest";
}

/** Further ahead nobody remembers why. */
const MOST_DAYS_AHEAD = 60;

/** May the office still say something about a day? Today as well after it was counted, which is an amendment then. */
export function whyNotThatDay(day: PlainDate, today: PlainDate): "past" | "too-far" | null {
  if (day < today) return "past";
  return day > addDays(today, MOST_DAYS_AHEAD) ? "too-far" : null;
}
