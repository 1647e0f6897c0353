import type { ByHandMeans, Means } from "./browser";
import type { Trouble } from "./life";
import type { PressTrouble } from "./pressing";

/** Which of the things at hand a step is about, modulo how many there are. */
type Pick = number;

/** How much of what is available, in percent. */
type Part = number;

export type Step =
  | { do: "press pay"; bill: Pick; tabs: 1 | 2; trouble: PressTrouble }
  | { do: "look at the bill"; bill: Pick; trouble: PressTrouble }
  | { do: "pay on the page"; bill: Pick; page: Pick; means: Means }
  | { do: "answer the bank"; bill: Pick; agrees: boolean }
  | { do: "pay at the door"; bill: Pick; part: Part; upi: boolean; trouble: PressTrouble }
  | { do: "take back a door payment"; which: Pick; trouble: PressTrouble }
  | { do: "give credit"; rupees: number; trouble: PressTrouble }
  | { do: "take back credit"; which: Pick; trouble: PressTrouble }
  | { do: "refund"; which: Pick; part: Part; to: "gateway" | "credit"; admins: 1 | 2; trouble: PressTrouble }
  | { do: "refund by hand"; which: Pick; part: Part }
  | { do: "pay by hand"; bill: Pick; part: Part; means: ByHandMeans }
  | { do: "end a dispute"; which: Pick; won: boolean }
  | { do: "end a refund"; which: Pick; arrives: boolean }
  | { do: "correct the bill"; bill: Pick; day: Pick; trouble: PressTrouble }
  | { do: "make the bills"; trouble: PressTrouble }
  | { do: "close a day"; bill: Pick; day: Pick; trouble: PressTrouble }
  | { do: "reopen a day"; which: Pick; trouble: PressTrouble }
  | { do: "run the corrections"; trouble: Trouble }
  | { do: "leave the bill"; which: Pick; trouble: PressTrouble }
  | { do: "settle a case"; which: Pick; way: "refund" | "credit" | "note"; trouble: PressTrouble }
  | { do: "delete the customer at the gateway" }
  | { do: "let time pass"; ms: number }
  | { do: "deliver webhooks"; share: Part; copies: number; order: number; isHeard: boolean }
  | { do: "lose webhooks"; share: Part }
  | { do: "run the jobs"; trouble: Trouble }
  | { do: "at once"; steps: readonly Step[] };

export type History = {
  steps: Step[];
  /** What becomes of the webhooks that are still on their way at the end. */
  ending: "delivered" | "lost";
  /** Whether the customer then pays every bill that is still open. */
  isPaidOff: boolean;
};
