import type { Pool, PoolClient } from "pg";
import { setTimeout as sleep } from "node:timers/promises";
import { inTransaction } from "../store/database";
import { Work, type Cause } from "../store/work";
import type { Endpoint } from "./endpoint";
import { ApiError } from "../errors";
import { expand } from "./expand";
import { claimKey, saveAnswer, type IdempotentRequest, type SavedAnswer } from "./idempotency";

export type ApiOptions = { pool: Pool; delayMs: number; onEvents: () => void };

/** A request whose key and parameters were found good. */
export type Prepared = {
  execute: ReturnType<Endpoint["prepare"]>;
  expandPaths: string[];
  id: string;
  origin: string;
};

export type Reply = SavedAnswer & { replayed?: true };

function serialize(body: object): string {
  return JSON.stringify(body, null, 2);
}

/**
 * A change, its events and the answer saved under its key are one transaction: whatever dies on the way,
 * either all of it happened and a retry replays the answer, or nothing did.
 */
export async function change(
  options: ApiOptions,
  prepared: Prepared,
  requestId: string,
  keyed: IdempotentRequest | null,
) {
  const { pool, delayMs, onEvents } = options;
  const reply = await inTransaction(pool, async (client): Promise<Reply> => {
    const saved = keyed && (await claimKey(client, keyed));
    if (saved) return { ...saved, replayed: true };
    if (delayMs > 0) await sleep(delayMs);
    const fresh = await carryOut(client, prepared, { id: requestId, idempotency_key: keyed?.key ?? null });
    if (keyed) await saveAnswer(client, keyed, fresh);
    return fresh;
  });
  onEvents();
  return reply;
}

async function carryOut(client: PoolClient, prepared: Prepared, cause: Cause): Promise<SavedAnswer> {
  const work = Work.changing(client, cause);
  const { id, origin, expandPaths } = prepared;
  const answer = await prepared.execute({ work, id, origin }).catch(refused);
  if ("refusal" in answer) return answer.refusal;
  await work.flush();
  const body = answer.status === 200 ? await expand(client, answer.body, expandPaths) : answer.body;
  return { status: answer.status, body: serialize(body) };
}

/** A refusal met while executing changes nothing, but is saved under the key like any other answer. */
function refused(error: unknown): { refusal: SavedAnswer } {
  if (error instanceof ApiError) return { refusal: failure(error) };
  throw error;
}

export async function read(
  { pool, delayMs }: ApiOptions,
  { execute, id, origin, expandPaths }: Prepared,
): Promise<Reply> {
  if (delayMs > 0) await sleep(delayMs);
  const { status, body } = await execute({ work: Work.reading(pool), id, origin });
  return { status, body: serialize(await expand(pool, body, expandPaths)) };
}

/** What a thrown error is answered with. */
export function failure(error: unknown): Reply {
  if (error instanceof ApiError) return { status: error.status, body: serialize({ error: error.body }) };
  console.error("sandbox:", error);
  const message = "An unknown error occurred in the sandbox; its log says more.";
  return { status: 500, body: serialize({ error: { type: "api_error", message } }) };
}
