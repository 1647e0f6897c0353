import { AsyncLocalStorage } from "node:async_hooks";

const keeper = new AsyncLocalStorage<{ kept: { fault: unknown } | null }>();

/** Runs `fn`, and throws what `keepFault` met inside it even if the code in between has swallowed it. */
export async function throwingKept<T>(fn: () => Promise<T>): Promise<T> {
  const found: { kept: { fault: unknown } | null } = { kept: null };
  const value = await keeper.run(found, fn);
  if (found.kept) throw found.kept.fault;
  return value;
}

/** Does something inside code that treats every fault as an answer; `throwingKept` around that code rethrows it. */
export async function keepFault<T>(fn: () => Promise<T>): Promise<T> {
  try {
    return await fn();
  } catch (fault) {
    const found = keeper.getStore();
    if (found) found.kept = { fault };
    throw fault;
  }
}
