import { createHash } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { now } from "../clock";
import { ApiError, badRequest } from "../errors";
import { canonical, type RawParams } from "./form";

export type SavedAnswer = { status: number; body: string };

type Saved = SavedAnswer & { path: string; fingerprint: string };

export type IdempotentRequest = { key: string; path: string; fingerprint: string };

export function idempotentRequest(key: string, path: string, params: RawParams): IdempotentRequest {
  if (key.length > 255) throw badRequest("Idempotency keys must be at most 255 characters.");
  const fingerprint = createHash("sha256")
    .update(JSON.stringify(canonical(params)))
    .digest("hex");
  return { key, path, fingerprint };
}

function mismatch(saved: Saved, { key, path }: IdempotentRequest): ApiError {
  const same =
    saved.path === path
      ? "with the same parameters they were first used with"
      : `for the same endpoint they were first used for ('${path}' vs '${saved.path}')`;
  const message = `Keys for idempotent requests can only be used ${same}. Try using a key other than '${key}' if you meant to execute a different request.`;
  return new ApiError(400, { type: "idempotency_error", message });
}

async function findSaved(db: Pool | PoolClient, request: IdempotentRequest): Promise<SavedAnswer | null> {
  const text = "select path, fingerprint, status, body from sandbox.idempotency_keys where key = $1";
  const { rows } = await db.query<Saved>({ name: "find-key", text, values: [request.key] });
  const saved = rows[0];
  if (!saved) return null;
  if (saved.path !== request.path || saved.fingerprint !== request.fingerprint)
    throw mismatch(saved, request);
  return saved;
}

/** Throws the refusal of a key that was used for another request; a key that is still free stays free. */
export async function refuseOtherUse(pool: Pool, request: IdempotentRequest): Promise<void> {
  await findSaved(pool, request);
}

/**
 * Holds the key until the transaction ends, even if the process dies: meanwhile a second request with it is
 * refused. Returns what was saved under the key, or null when this is its first use.
 */
export async function claimKey(client: PoolClient, request: IdempotentRequest): Promise<SavedAnswer | null> {
  const lock = "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free";
  const { rows } = await client.query<{ free: boolean }>({
    name: "lock-key",
    text: lock,
    values: [request.key],
  });
  if (!rows[0]?.free) {
    const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${request.key}. Please try again later.`;
    throw new ApiError(409, { type: "idempotency_error", code: "idempotency_key_in_use", message });
  }
  return findSaved(client, request);
}

export async function saveAnswer(
  client: PoolClient,
  request: IdempotentRequest,
  answer: SavedAnswer,
): Promise<void> {
  const sql =
    "insert into sandbox.idempotency_keys (key, path, fingerprint, status, body, created_at) values ($1, $2, $3, $4, $5, $6)";
  const values = [request.key, request.path, request.fingerprint, answer.status, answer.body, now()];
  await client.query({ name: "save-key", text: sql, values });
}
