// Plays one share of the histories in a process and a database of its own.
import { openKitchen } from "./kitchen";
import { playAll } from "./play-all";
import type { Told } from "./run";

const { HISTORY_SHARE, HISTORY_SEED, HISTORY_PATH } = process.env;
const TELL_EVERY = 10;

async function tell(told: Told): Promise<void> {
  await new Promise((sent) => process.send?.(told, sent));
}

async function main(): Promise<void> {
  const kitchen = await openKitchen();
  const { counts, failure } = await playAll(kitchen, {
    count: Number(HISTORY_SHARE),
    seed: Number(HISTORY_SEED),
    ...(HISTORY_PATH && { path: HISTORY_PATH }),
    onPlayed: (so) => {
      if (so.histories % TELL_EVERY === 0) void tell({ counts: so, failure: null, isDone: false });
    },
  });
  await tell({ counts, failure, isDone: true });
  await kitchen.close();
  process.disconnect();
}

void main();
