/** What a notification lets its reader do with a day. */
export const DAY_ACTS = ["pause", "resume"] as const;
export type DayAct = (typeof DAY_ACTS)[number];

/** Why it does nothing. */
export type PassRefusal = "pass-invalid" | "past" | "after-cutoff" | "nothing-to-pause";
