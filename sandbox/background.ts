import type { Pool } from "pg";
import { startLoop } from "./loop";
import { forgetOld } from "./store/database";
import { runDueTimers } from "./timers";
import type { Chaos } from "./webhooks/chaos";
import { deliverDue } from "./webhooks/deliveries";

const LOOK_EVERY_MS = 500;
const FORGET_EVERY_MS = 3_600_000;

/** What goes on between requests. `wake` looks at once for something to do. */
export type Background = { wake: () => void; stop: () => Promise<void> };

/** For a sandbox where nothing happens by itself. */
export const NO_BACKGROUND: Background = { wake: () => {}, stop: async () => {} };

export function startBackground(pool: Pool, chaos: Chaos | null): Background {
  const stopping = new AbortController();
  const deliveries = startLoop("delivery of webhooks", LOOK_EVERY_MS, () =>
    deliverDue(pool, { stopping: stopping.signal, chaos }),
  );
  const timers = startLoop("timers", LOOK_EVERY_MS, () => runDueTimers(pool, deliveries.wake));
  const forgetting = startLoop("forgetting what is old", FORGET_EVERY_MS, () =>
    forgetOld(pool).then(() => false),
  );
  return {
    wake: deliveries.wake,
    async stop() {
      stopping.abort();
      await Promise.all([timers.stop(), deliveries.stop(), forgetting.stop()]);
    },
  };
}
