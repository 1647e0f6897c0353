import type { Login } from "./connection";

/** Transactions of one login: those that hold a connection of its pool, and those that wait for one. */
export type PoolUse = { running: number; waiting: number };

const place: typeof globalThis & { tiffintrackPools?: Record<Login, PoolUse> } = globalThis;

/** Of this process, now. One for all bundles of a build. */
export const poolUse = (): Readonly<Record<Login, PoolUse>> =>
  (place.tiffintrackPools ??= {
    visitors: { running: 0, waiting: 0 },
    system: { running: 0, waiting: 0 },
  });

/** Counts a transaction: it waits until it says that it has begun, and runs until it is over. */
export async function counted<T>(login: Login, ask: (begun: () => void) => Promise<T>): Promise<T> {
  const use: PoolUse = poolUse()[login];
  let state: keyof PoolUse = "waiting";
  use.waiting += 1;
  try {
    return await ask(() => {
      use.waiting -= 1;
      use.running += 1;
      state = "running";
    });
  } finally {
    use[state] -= 1;
  }
}
