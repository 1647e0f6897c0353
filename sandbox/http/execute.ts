import type { Pool, PoolClient } from "pg";
import { setTimeout as sleep } from "node:timers/promises";
import { inTransaction, isDeadlock } from "../store/database";
import type { Settings } from "../settings";
import { Work, type Cause } from "../store/work";
import type { Caller } from "./auth";
import type { Answer, Endpoint } from "./endpoint";
import { ApiError, lockTimeout } from "../errors";
import { expand } from "./expand";
import { serialize } from "./serialize";
import { claimKey, saveAnswer, type IdempotentRequest, type SavedAnswer } from "./idempotency";

export type ApiOptions = { pool: Pool; delayMs: number; onEvents: () => void; settings: Settings };

/** A request whose key and parameters have been checked. */
export type Prepared = {
  execute: ReturnType<Endpoint["prepare"]>;
  expandPaths: string[];
  id: string;
  origin: string;
  caller: Caller;
};

export type Reply = SavedAnswer & { replayed?: true };

/**
 * A change, its events and the answer saved under its key are one transaction: whatever dies on the way,
 * either all of it happened and a retry replays the answer, or none of it did.
 */
export async function change(
  options: ApiOptions,
  prepared: Prepared,
  requestId: string,
  keyed: IdempotentRequest | null,
) {
  const { pool, delayMs, onEvents, settings } = options;
  const reply = await inTransaction(pool, async (client): Promise<Reply> => {
    const saved = keyed && (await claimKey(client, keyed));
    if (saved) return { ...saved, replayed: true };
    if (delayMs > 0) await sleep(delayMs);
    const cause = { id: requestId, idempotency_key: keyed?.key ?? null };
    const fresh = await carryOut(client, prepared, settings, cause);
    if (keyed) await saveAnswer(client, keyed, fresh);
    return fresh;
  });
  onEvents();
  return reply;
}

async function carryOut(
  client: PoolClient,
  prepared: Prepared,
  settings: Settings,
  cause: Cause,
): Promise<SavedAnswer> {
  const done = await attempt(client, prepared, settings, cause);
  if ("failed" in done) return done.failed;
  const body = done.status === 200 ? await expand(client, done.body, prepared.expandPaths) : done.body;
  return { status: done.status, body: serialize(body, prepared.caller) };
}

/**
 * A refusal or fault on the way undoes what was done, and is an answer like any other: the same key gets it again, even
 * a 500. Throws only when the database is gone, or has given the transaction up because of a deadlock: nothing can be
 * saved then.
 */
async function attempt(
  client: PoolClient,
  { execute, id, origin, caller }: Prepared,
  settings: Settings,
  cause: Cause,
): Promise<Answer | { failed: SavedAnswer }> {
  await client.query("savepoint work");
  try {
    const work = Work.changing(client, cause);
    const answer = await execute({ work, id, origin, settings });
    await work.flush();
    return answer;
  } catch (error) {
    if (isDeadlock(error)) throw error;
    await client.query("rollback to savepoint work");
    return { failed: failure(error, caller) };
  }
}

export async function read(
  { pool, delayMs, settings }: ApiOptions,
  { execute, id, origin, expandPaths, caller }: Prepared,
): Promise<Reply> {
  if (delayMs > 0) await sleep(delayMs);
  const { status, body } = await execute({ work: Work.reading(pool), id, origin, settings });
  return { status, body: serialize(await expand(pool, body, expandPaths), caller) };
}

/** The reply for a thrown error. */
export function failure(error: unknown, caller: Caller = "secret"): Reply {
  if (isDeadlock(error)) return failure(lockTimeout());
  if (error instanceof ApiError)
    return { status: error.status, body: serialize({ error: error.body }, caller) };
  console.error("sandbox:", error);
  const message = "An unknown error occurred in the sandbox; its log says more.";
  return { status: 500, body: serialize({ error: { type: "api_error", message } }, caller) };
}
