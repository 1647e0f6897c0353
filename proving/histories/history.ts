import { clock, MINUTE_MS } from "./clock";
import { addCounts, noCounts, type Counts } from "./counts";
import { endHistory } from "./ending";
import { startOfWorld } from "./facts";
import type { Kitchen } from "./kitchen";
import { perform } from "./perform";
import { Play } from "./play";
import type { History } from "./steps";

/** The time that passes between two steps. */
const BETWEEN_MS = 20_000;

/** Plays a history to its end and compares. @throws when anything is not as it must be. */
export async function playHistory(kitchen: Kitchen, history: History, counts: Counts): Promise<void> {
  const customer = await kitchen.nextCustomer();
  clock.pass(MINUTE_MS);
  const mine = noCounts();
  const play = new Play(kitchen, customer, mine, await startOfWorld(kitchen.pool));
  await play.audit();
  try {
    for (const [index, step] of history.steps.entries()) {
      clock.pass(BETWEEN_MS);
      await inStep(`step ${index + 1}, ${step.do}`, async () => {
        await perform(play, step);
        await play.audit();
        play.isCrowded = false;
      });
    }
    await inStep("at the end", () => endHistory(play, history));
  } finally {
    addCounts(counts, { ...mine, histories: 1, steps: history.steps.length });
  }
}

async function inStep(where: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new Error(`${where}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
