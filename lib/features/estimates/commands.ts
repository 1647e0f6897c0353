import { lockCustomer, type Tx } from "@/lib/db";
import { PUT_AWAY } from "@/lib/domain/books/retention";
import { instantAt, toBusinessMonth } from "@/lib/domain/business-time";
import { wishInWords } from "@/lib/domain/estimates/estimate";
import type { KeptEstimate } from "@/lib/domain/estimates/kept";
import { formatRupees } from "@/lib/domain/money";
import { addMonths, firstDayOf } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import type { CustomerScope } from "@/lib/scope";
import type { ForgetInput, KeepInput } from "./schema";

/** More than anybody works out; a program that fills the table stops here. */
export const MOST_SAVED = 10_000;

const oldestAt = (now: Date) =>
  instantAt(firstDayOf(addMonths(toBusinessMonth(now), -PUT_AWAY.estimates.hotMonths)), "00:00").getTime();

/** Of the column. */
const MOST_WORDS = 500;

/** Saves those that are not there yet, by their keys, and says how many they were. */
export async function keepEstimates(
  { tx, now, customerId }: CustomerScope,
  { kept }: KeepInput,
): Promise<Result<{ added: number }, "estimates-full">> {
  await lockCustomer(tx, customerId);
  const known = await knownKeys(tx, kept);
  const fresh = [...new Map(kept.map((one) => [one.key, one])).values()].filter(({ key }) => !known.has(key));
  if (fresh.length === 0) return ok({ added: 0 });
  const saved = await tx.estimate.count({ where: { customerId } });
  if (saved + fresh.length > MOST_SAVED) return refuse("estimates-full");
  // the newest are first in a browser: kept the other way round, so that equal instants stay in order
  await tx.estimate.createMany({ data: fresh.toReversed().map((one) => rowOf(one, customerId, now)) });
  return ok({ added: fresh.length });
}

/** Deletes one of a customer's estimates, or all of them. */
export async function forgetEstimates(
  { tx, customerId }: CustomerScope,
  input: ForgetInput,
): Promise<Result<{ gone: number }, never>> {
  const which = "estimateId" in input ? { id: input.estimateId } : {};
  const { count } = await tx.estimate.deleteMany({ where: { customerId, ...which } });
  return ok({ gone: count });
}

async function knownKeys(tx: Tx, kept: readonly KeptEstimate[]): Promise<ReadonlySet<string>> {
  const keys = kept.map(({ key }) => JSON.stringify({ key }));
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT inputs ->> 'key' AS key FROM searched_estimates WHERE inputs @> ANY (${keys}::text[]::jsonb[])`;
  return new Set(rows.map(({ key }) => key));
}

/** A browser's clock may be wrong: what it says lies neither ahead nor before the months that are kept at hand. */
function rowOf({ key, savedAt, amount, wish }: KeptEstimate, customerId: number, now: Date) {
  return {
    customerId,
    expression: Array.from(wishInWords(wish, amount)).slice(0, MOST_WORDS).join(""),
    result: formatRupees(amount),
    inputs: {
      key,
      amount,
      ...wish,
      lines: wish.lines.map((line) => ({ ...line, weekdays: [...line.weekdays] })),
      away: [...wish.away],
    },
    createdAt: new Date(Math.max(oldestAt(now), Math.min(savedAt, now.getTime()))),
  };
}
