import type { Tx } from "@/lib/db";
import type { Result } from "@/lib/domain/result";
import { onceInTransaction } from "./press";

/** Opens transactions for a command that needs several, because it calls out (to Stripe) between them. */
export type Transact = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;

class Refused<E extends string> extends Error {
  constructor(readonly result: { ok: false; error: E }) {
    super(result.error);
  }
}

/** Does a press in one transaction, which is undone when the command refuses. */
export async function wholly<V, E extends string>(
  run: Transact,
  command: (tx: Tx) => Promise<Result<V, E>>,
): Promise<Result<V, E>> {
  let refused: Refused<E> | undefined;
  try {
    return await run(async (tx) => {
      const result = await onceInTransaction(tx, () => command(tx));
      if (!result.ok) throw (refused = new Refused(result));
      return result;
    });
  } catch (error) {
    if (refused && error === refused) return refused.result;
    throw error;
  }
}
