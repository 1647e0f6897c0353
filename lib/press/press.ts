import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { asSystem, type Tx } from "@/lib/db";
import { ok, type Result } from "@/lib/domain/result";
import { digestOf, secretOf } from "./digest";

/** One press of a button, with the key that its form made when it was opened. See docs/decisions/0017. */
export type Press = {
  key: string;
  /** Null for what needs no session: there the unguessable key alone says whose press it is. */
  userId: number | null;
  action: string;
  digest: string;
  /** This try to do it. Only the try that holds the key may finish. */
  run: string;
};

/** Another try with this key is under way: whoever asks again later learns its outcome. */
export class PressUnderWay extends Error {}

/** Its page got no answer, asked, and was told that nothing had arrived: so nothing is done now. */
export class PressWithdrawn extends Error {}

/** Not one of our keys, or another press's: only a broken page sends such a key, or something that is no page of ours. */
export class PressNotOurs extends Error {}

const keySchema = z.uuid();
const current = new AsyncLocalStorage<Press>();

/** A try that takes longer is presumed dead: longer than any patience with the gateway. */
export const TRY_SECONDS = 60;
const WAIT_MS = 20_000;
const LOOK_EVERY_MS = 100;

type Sent = { action: string; userId: number | null; input: unknown };

/** @throws PressNotOurs */
export async function pressOf(key: unknown, { action, userId, input }: Sent): Promise<Press | undefined> {
  if (key === undefined) return undefined;
  const read = keySchema.safeParse(key);
  if (!read.success) throw new PressNotOurs(`${action}: the page sent no key of ours`);
  return { key: read.data, userId, action, digest: await digestOf(input), run: randomUUID() };
}

type Claim<V> =
  { kind: "ours" | "under-way" | "withdrawn" | "another" | "unseen" } | { kind: "done"; value: V };
type Row<V> = {
  state: "begun" | "done" | "repeatable" | "withdrawn";
  isSame: boolean;
  /** By the same person, with the same button; what was typed may have changed. */
  isTheirs: boolean;
  isOver: boolean;
  outcome: { value: V } | null;
};

/** Does a press in one transaction, or returns what the same key did before. One that comes meanwhile waits for it. */
export async function onceInTransaction<V, E extends string>(
  tx: Tx,
  command: () => Promise<Result<V, E>>,
): Promise<Result<V, E>> {
  const press = current.getStore();
  if (!press) return command();
  const claim = await claimPress<V>(tx, press);
  if (claim.kind !== "ours") return answerOf(press, claim);
  const result = await command();
  if (result.ok) await keepOutcome(tx, result.value);
  return result;
}

/** Does a press that needs several transactions: claimed before the first, kept in the one that decides (`keeping`). */
export async function onceInFlow<V, E extends string>(
  command: () => Promise<Result<V, E>>,
): Promise<Result<V, E>> {
  const press = current.getStore();
  if (!press) return command();
  const claim = await claimInTurn<V>(press);
  if (claim.kind !== "ours") return answerOf(press, claim);
  const result = await command();
  if (result.ok) await asSystem((tx) => keepOutcome(tx, result.value));
  else await release(press);
  return result;
}

/** Runs what may be done any number of times, such as asking the gateway; whoever gets no answer does it again. */
async function repeatable<V, E extends string>(command: () => Promise<Result<V, E>>): Promise<Result<V, E>> {
  const press = current.getStore();
  if (!press) return command();
  const claim = await asSystem(async (tx) => {
    const claimed = await claimPress<V>(tx, press);
    await tx.$executeRaw`UPDATE presses SET state = 'repeatable' WHERE key = ${press.key}::uuid AND run = ${press.run}::uuid`;
    return claimed;
  });
  return claim.kind === "ours" ? command() : answerOf(press, claim);
}

type Once = <V, E extends string>(act: () => Promise<Result<V, E>>) => Promise<Result<V, E>>;
export type PressWay = "flow" | "transaction" | "repeatable" | "own";

export const ONCE: Record<PressWay, Once> = {
  flow: onceInFlow,
  repeatable,
  // the claim is made inside: in the command's transaction, or by the command
  transaction: (act) => act(),
  own: (act) => act(),
};

export function duringPress<T>(press: Press | undefined, fn: () => Promise<T>): Promise<T> {
  return press ? current.run(press, fn) : fn();
}

/** For the transaction of a flow that decides: its outcome is kept with the act, or neither is. */
export function keeping<V, E extends string>(
  decide: (tx: Tx) => Promise<Result<V, E>>,
): (tx: Tx) => Promise<Result<V, E>> {
  return async (tx) => {
    const result = await decide(tx);
    if (result.ok) await keepOutcome(tx, result.value);
    return result;
  };
}

/** The same, for use at the place where a transaction is decided. */
export async function kept<V>(tx: Tx, value: V): Promise<{ ok: true; value: V }> {
  await keepOutcome(tx, value);
  return ok(value);
}

/**
 * Records what a press did, in the transaction that does it.
 * @throws when the key was given up or taken over meanwhile, so that the act is rolled back
 */
export async function keepOutcome(tx: Tx, value: unknown): Promise<void> {
  const press = current.getStore();
  if (!press) return;
  const outcome = JSON.stringify({ value });
  const kept = await tx.$executeRaw`
    UPDATE presses SET state = 'done', outcome = ${outcome}::jsonb
    WHERE key = ${press.key}::uuid AND run = ${press.run}::uuid AND state IN ('begun', 'done')`;
  if (kept === 0) throw new Error(`press ${press.key} was given up or taken over before it was done`);
}

/**
 * A secret that the same press yields again, one after the other if it is sent twice at once, and that its key does not
 * reveal; null where no press is under way.
 */
export async function secretOfPress(tx: Tx, purpose: string): Promise<string | null> {
  const press = current.getStore();
  if (!press) return null;
  await tx.$executeRaw`SELECT 1 FROM presses WHERE key = ${press.key}::uuid FOR UPDATE`;
  return secretOf(`${purpose} ${press.key}`);
}

/** After a fault: what this press did all the same, if anything; otherwise the key is free to be pressed again. */
export async function afterFault<V>(press: Press): Promise<{ ok: true; value: V } | null> {
  const [row] = await asSystem((tx) => rowsOf<V>(tx, press));
  if (row?.isSame && row.outcome) return ok(row.outcome.value);
  await release(press);
  return null;
}

async function release({ key, run }: Press): Promise<void> {
  await asSystem(
    (tx) =>
      tx.$executeRaw`DELETE FROM presses WHERE key = ${key}::uuid AND run = ${run}::uuid AND state = 'begun'`,
  );
}

async function claimInTurn<V>(press: Press): Promise<Claim<V>> {
  const until = performance.now() + WAIT_MS;
  for (;;) {
    const claim = await asSystem((tx) => claimPress<V>(tx, press));
    // the system sees every row: one that is not there was let go between the two looks
    const isOpen = claim.kind === "under-way" || claim.kind === "unseen";
    if (!isOpen || performance.now() > until) return claim;
    await delay(LOOK_EVERY_MS);
  }
}

// The insert waits for another transaction that is about to write the same key.
async function claimPress<V>(tx: Tx, press: Press): Promise<Claim<V>> {
  const { key, userId, action, digest, run } = press;
  const made = await tx.$executeRaw`
    INSERT INTO presses (key, user_id, action, digest, run)
    VALUES (${key}::uuid, ${userId}, ${action}, ${digest}, ${run}::uuid) ON CONFLICT (key) DO NOTHING`;
  if (made === 1) return { kind: "ours" };
  const [row] = await rowsOf<V>(tx, press);
  if (!row) return { kind: "unseen" };
  if (row.state === "withdrawn") return { kind: "withdrawn" };
  // a wrong password was corrected: the form sends it with the key that it has
  if (row.state === "repeatable" && row.isTheirs) return { kind: "ours" };
  if (!row.isSame) return { kind: "another" };
  if (row.outcome) return { kind: "done", value: row.outcome.value };
  return row.isOver && (await takeOver(tx, press)) ? { kind: "ours" } : { kind: "under-way" };
}

/** Whoever held it until now can no longer finish. */
async function takeOver(tx: Tx, { key, run }: Press): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE presses SET run = ${run}::uuid, begun_at = clock_timestamp()
    WHERE key = ${key}::uuid AND state = 'begun' AND begun_at < clock_timestamp() - make_interval(secs => ${TRY_SECONDS})`;
  return taken === 1;
}

function rowsOf<V>(tx: Tx, { key, userId, action, digest }: Press): Promise<Row<V>[]> {
  return tx.$queryRaw<Row<V>[]>`
    SELECT state, outcome, user_id IS NOT DISTINCT FROM ${userId}::int AND action = ${action} AS "isTheirs",
      user_id IS NOT DISTINCT FROM ${userId}::int AND action = ${action} AND digest = ${digest} AS "isSame",
      begun_at < clock_timestamp() - make_interval(secs => ${TRY_SECONDS}) AS "isOver"
    FROM presses WHERE key = ${key}::uuid`;
}

function answerOf<V>(press: Press, claim: Claim<V>): { ok: true; value: V } {
  if (claim.kind === "done") return ok(claim.value);
  if (claim.kind === "withdrawn") throw new PressWithdrawn();
  if (claim.kind === "under-way") throw new PressUnderWay();
  throw new PressNotOurs(`${press.action}: the page sent the key of another press`);
}
