import { setTimeout as delay } from "node:timers/promises";
import type { RoundPlan } from "./plan";
import type { Drill } from "./round";
import type { Strike } from "./stack";

/** A round's flows, from start to finish; `running`: how many are under way. */
export type Course = { flows: Promise<unknown>; running: () => number };

/** Kills the round's victim at its moment, and waits until it is up again. */
export async function strikeAt(drill: Drill, plan: RoundPlan, { flows, running }: Course): Promise<void> {
  const { stack, counts } = drill;
  const strike = () => {
    counts.interrupted += running();
    counts.kills[plan.victim] += 1;
    return stack.strike(plan.victim, plan.deadMs);
  };
  const { risen } = await struckAt(drill, plan, { flows, strike });
  counts.restarts[plan.victim].push(await risen);
}

type Blow = { flows: Promise<unknown>; strike: () => Strike };

async function struckAt(
  { stack, usual }: Drill,
  { moment }: RoundPlan,
  { flows, strike }: Blow,
): Promise<Strike> {
  if (moment.at === "time") {
    await delay(usual * moment.share);
    return strike();
  }
  const struck = await Promise.race([stack.tripwire.set(moment, strike), flows.then(() => null)]);
  stack.tripwire.clear();
  return struck ?? strike();
}
