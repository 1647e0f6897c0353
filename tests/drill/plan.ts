import { FLOW_NAMES, type FlowName } from "./flows/names";
import { seeded } from "./random";

export const VICTIMS = ["web", "worker", "sandbox", "database"] as const;

export type Victim = (typeof VICTIMS)[number];

/** What happens in a round; the round's number and the seed decide it alone. */
export type RoundPlan = {
  /** One for each customer, all under way at once. */
  flows: readonly FlowName[];
  victim: Victim;
  /** When the victim dies: a share of the time that the flows usually take. */
  moment: number;
  /** How long it stays dead before it is started again, in milliseconds. */
  deadMs: number;
};

export const CUSTOMERS_A_ROUND = 6;
/** Past the flows' usual end, when webhooks and the worker's job may still be under way. */
const LATEST_MOMENT = 1.1;
const LONGEST_DEAD_MS = 400;

/** Of four rounds in a row each part is the victim of one; of two rounds in a row no flow is left out for long. */
export function planRound(seed: number, round: number): RoundPlan {
  const block = Math.floor(round / VICTIMS.length);
  const [victim = "web"] = seeded(seed, block)
    .shuffle(VICTIMS)
    .slice(round % VICTIMS.length);
  const random = seeded(seed, block, round);
  return {
    flows: random.shuffle(FLOW_NAMES).slice(0, CUSTOMERS_A_ROUND),
    victim,
    moment: random.share() * LATEST_MOMENT,
    deadMs: Math.round(random.share() * LONGEST_DEAD_MS),
  };
}
