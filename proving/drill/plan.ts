import { FLOW_NAMES, type FlowName } from "./flows/names";
import { seeded, type Random } from "./random";

export const VICTIMS = ["web", "worker", "sandbox", "database"] as const;

export type Victim = (typeof VICTIMS)[number];

/** At the product's n-th call that moves something at the gateway, before or after the work is done there. */
export type CallMoment = { at: "call"; number: number; when: "before" | "after" };

/** After a share of the flows' usual duration. */
type TimeMoment = { at: "time"; share: number };

/** What happens in a round, decided only by the round's number and the seed. */
export type RoundPlan = {
  /** One for each customer, all under way at once. */
  flows: readonly FlowName[];
  victim: Victim;
  /** When the victim dies. */
  moment: TimeMoment | CallMoment;
  /** How long it stays dead before it is started again, in milliseconds. */
  deadMs: number;
};

export const CUSTOMERS_A_ROUND = 6;
/** Beyond the flows' usual end, when webhooks and the worker's job may still be under way. */
const LATEST_SHARE = 1.1;
/** Nearly every round has this many such calls: a customer, an intent or a refund is created, or an intent given up. */
const LAST_CALL = 14;
const LONGEST_DEAD_MS = 400;

/** Each part is the victim once in every four rounds in a row; the flows of a round are drawn at random. */
export function planRound(seed: number, round: number): RoundPlan {
  const block = Math.floor(round / VICTIMS.length);
  const [victim = "web"] = seeded(seed, block)
    .shuffle(VICTIMS)
    .slice(round % VICTIMS.length);
  const random = seeded(seed, block, round);
  return {
    flows: random.shuffle(FLOW_NAMES).slice(0, CUSTOMERS_A_ROUND),
    victim,
    moment: momentOf(random),
    deadMs: Math.round(random.share() * LONGEST_DEAD_MS),
  };
}

function momentOf(random: Random): RoundPlan["moment"] {
  if (random.share() < 0.5) return { at: "time", share: random.share() * LATEST_SHARE };
  const number = 1 + Math.floor(random.share() * LAST_CALL);
  return { at: "call", number, when: random.pick(["before", "after"]) };
}

export function momentInWords({ moment }: RoundPlan): string {
  if (moment.at === "time") return `after ${moment.share.toFixed(2)} of the usual time`;
  return `${moment.when} call ${moment.number} to the gateway`;
}
