import type { Pool } from "pg";
import { act, type Act } from "./acts";
import { advanceClock, now, resetClock } from "./clock";
import type { FaultPlan, Faults } from "./faults/faults";
import { emptyTables, forgetOld } from "./store/database";
import { runDueTimers } from "./timers";
import { markDelivered, waitingDeliveries, type WaitingDelivery } from "./webhooks/queue";

/** What a test in the same process can do with the sandbox besides calling its API. */
export type SandboxControl = {
  /** The sandbox's time, used for every `created`, due time and signature. */
  now: () => Date;
  /** Moves the time on. What is then due happens with `runTimers`. Throws a RangeError for a negative step. */
  advance: (ms: number) => void;
  /** Does everything that is due by now, and whatever becomes due as a result; forgets what is too old to keep. */
  runTimers: () => Promise<void>;
  /** The waiting deliveries, oldest first, signed at this moment: ask again for a fresh signature. */
  undelivered: () => Promise<WaitingDelivery[]>;
  /** Takes them off the list, as if their endpoint had answered 200. */
  markDelivered: (deliveryIds: readonly string[]) => Promise<void>;
  /** Makes a fault happen to the next request that matches. */
  failNext: (plan: FaultPlan) => void;
  /** While down, every API request's connection is closed at once. */
  down: (isDown: boolean) => void;
  /** Something that a bank or a customer does to the object with that id; false when that isn't possible. */
  act: (name: Act, id: string) => Promise<boolean>;
  /** Back to new: no objects but the endpoint from `webhook`, no faults, and the machine's time again. */
  reset: () => Promise<void>;
};

export function createControl(pool: Pool, faults: Faults): SandboxControl {
  return {
    now,
    advance: advanceClock,
    async runTimers() {
      while (await runDueTimers(pool, () => {}));
      await forgetOld(pool);
    },
    undelivered: () => waitingDeliveries(pool),
    markDelivered: (deliveryIds) => markDelivered(pool, deliveryIds),
    failNext: (plan) => faults.failNext(plan),
    down: (isDown) => (isDown ? faults.goDown() : faults.comeBack()),
    act: (name, id) => act(pool, name, id),
    async reset() {
      faults.clear();
      resetClock();
      await emptyTables(pool);
    },
  };
}
