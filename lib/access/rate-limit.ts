import { Pool } from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { systemConnection } from "@/lib/connection";

/** `points` tries in `seconds`, counted in the database so that all web servers share the count. */
export type RateLimit = { points: number; seconds: number };

const everyAction = new RateLimiterMemory({ points: 240, duration: 60 });
const everyFile = new RateLimiterMemory({ points: 60, duration: 60 });
const limiters = new Map<string, RateLimiterPostgres>();
let pool: Pool | undefined;

/** Takes one try from `who`'s share of an action; false when none is left. */
export async function takeTry(action: string, who: string, limit?: RateLimit): Promise<boolean> {
  return (await countTry(action, who, limit)).isAllowed;
}

/** The same, with how many were taken, including this one and those that were refused. */
export async function countTry(
  action: string,
  who: string,
  limit?: RateLimit,
): Promise<{ isAllowed: boolean; taken: number }> {
  const limiter = limit ? limiterOf(action, limit) : everyAction;
  try {
    const { consumedPoints: taken } = await limiter.consume(`${action}:${who}`);
    return { isAllowed: true, taken };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return { isAllowed: false, taken: refusal.consumedPoints };
    throw refusal;
  }
}

/** Undoes the last try: it turned out not to be one. */
export async function giveTryBack(action: string, who: string, limit: RateLimit): Promise<void> {
  await limiterOf(action, limit).reward(`${action}:${who}`);
}

/** Takes one of `who`'s files for this minute (lists and papers made fresh for each request); false when none is left. */
export async function takeFile(who: string): Promise<boolean> {
  return everyFile.consume(who).then(
    () => true,
    () => false,
  );
}

/** Forgets `who`'s tries: they turned out to be the right person. */
export async function forgetTries(action: string, who: string, limit: RateLimit): Promise<void> {
  await limiterOf(action, limit).delete(`${action}:${who}`);
}

function limiterOf(action: string, limit: RateLimit): RateLimiterPostgres {
  const name = `${action}:${limit.points}:${limit.seconds}`;
  const known = limiters.get(name);
  if (known) return known;
  pool ??= new Pool({ ...systemConnection(), max: 2 });
  const made = new RateLimiterPostgres({
    storeClient: pool,
    tableName: "rate_limits",
    tableCreated: true,
    keyPrefix: "",
    points: limit.points,
    duration: limit.seconds,
  });
  limiters.set(name, made);
  return made;
}

/** Ends the limiter's pool, for tests. */
export async function closeRateLimits(): Promise<void> {
  await pool?.end();
  pool = undefined;
  limiters.clear();
}
