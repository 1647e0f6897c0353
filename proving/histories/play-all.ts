import fc from "fast-check";
import { noCounts, type Counts } from "./counts";
import { describeHistory } from "./describe";
import { playHistory } from "./history";
import type { Kitchen } from "./kitchen";
import { histories } from "./random/histories";
import type { History } from "./steps";

type Order = { count: number; seed: number; path?: string; onPlayed?: (counts: Counts) => void };

/** Plays a number of random histories; a failure is shrunk, and reported with what replays it. */
export async function playAll(
  kitchen: Kitchen,
  { count, seed, path, onPlayed }: Order,
): Promise<{ counts: Counts; failure: string | null }> {
  const counts = noCounts();
  let hasFailed = false;
  const property = fc.asyncProperty(histories, async (history) => {
    // the attempts of a search for a smaller failure don't count as histories
    await playHistory(kitchen, history, hasFailed ? noCounts() : counts).catch((fault: unknown) => {
      hasFailed = true;
      throw fault;
    });
    onPlayed?.(counts);
  });
  const result = await fc.check(property, { numRuns: count, seed, ...(path && { path }) });
  if (!result.failed) return { counts, failure: null };
  counts["wrong end states"] += 1;
  return { counts, failure: tellFailure(seed, result) };
}

function tellFailure(
  seed: number,
  { counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[History]>,
) {
  const [history] = counterexample ?? [];
  const error = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const replay = `HISTORY_SEED=${seed} HISTORY_PATH=${counterexamplePath ?? ""} npm run test:histories`;
  return [history ? describeHistory(history) : "no history", error, `Play it again: ${replay}`].join("\n");
}
