import type { Tx } from "@/lib/db";
import type { Result } from "@/lib/domain/result";
import type { Transact } from "@/lib/scope";
import { onceInTransaction } from "./press";

class Refused<E extends string> extends Error {
  constructor(readonly result: { ok: false; error: E }) {
    super(result.error);
  }
}

/** Does a press in one transaction, which is undone if the command refuses. */
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
