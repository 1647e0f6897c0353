import type { Pool } from "pg";
import { act, type Act } from "./acts";
import { advanceClock, now, resetClock } from "./clock";
import type { FaultPlan, Faults } from "./faults/faults";
import { emptyTables, forgetOld } from "./store/database";
import { runDueTimers } from "./timers";
import { markDelivered, waitingDeliveries, type WaitingDelivery } from "./webhooks/queue";

/** What a test in the same process does with the sandbox besides calling its API. */
export type SandboxControl = {
  /** The sandbox's time, which every `created`, due time and signature is reckoned by. */
  now: () => Date;
  /** Moves the time on. What is due then happens with `runTimers`. Throws a RangeError for less than nothing. */
  advance: (ms: number) => void;
  /** Does everything that is due by now, and what becomes due by that; forgets what is too old to be kept. */
  runTimers: () => Promise<void>;
  /** The deliveries that wait, oldest first, signed at this moment: ask again for a fresh signature. */
  undelivered: () => Promise<WaitingDelivery[]>;
  /** Takes them off the list, as if their endpoint had answered 200. */
  markDelivered: (deliveryIds: readonly string[]) => Promise<void>;
  /** Has a fault happen to the next request that fits. */
  failNext: (plan: FaultPlan) => void;
  /** While down, every API request's connection is closed at once. */
  down: (isDown: boolean) => void;
  /** Something a bank or a customer does to the object of that id; false when it can't be done to it. */
  act: (name: Act, id: string) => Promise<boolean>;
  /** As new: no objects but the endpoint of `webhook`, no faults, and the machine's time again. */
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
