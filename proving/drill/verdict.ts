// Whether every bill, payment and ledger is right, according to the product's own check, a second bookkeeper, and what
// people were told.
import { setTimeout as delay } from "node:timers/promises";
import type { Pool } from "pg";
import { clockNow } from "@/lib/clock";
import { asSystem } from "@/lib/db";
import { checkBooks } from "@/lib/features/proof/check";
import { differenceInWords } from "@/lib/features/proof/difference";
import { entriesAfter, readRows, readWorld } from "../histories/facts";
import { Books } from "../histories/oracle/books";
import { wrongAtTheEnd } from "../histories/oracle/end";
import type { Customer } from "./kitchen";
import { brokenPromises, type Notes } from "./notes";
import { worldOf } from "./world-of";

/** The job asks about payments that have been pending for ten minutes: it runs as if these had passed. */
const LATER_MS = 11 * 60_000;
/** A webhook may arrive during a look; whatever is still wrong after this many looks is wrong. */
const LOOKS = 3;
const BETWEEN_LOOKS_MS = 1_000;

export type RoundFacts = { pool: Pool; customers: readonly Customer[]; start: string; notes: Notes };

export type Verdict = { wrong: string[]; looks: number };

/** Reconciles, and says what isn't as it should be. */
export async function judge(facts: RoundFacts): Promise<Verdict> {
  const { pool, notes } = facts;
  const ask = async (text: string, values: unknown[]) =>
    (await pool.query<Record<string, number>>(text, values)).rows;
  for (let looks = 1; ; looks++) {
    const wrong = [...(await proveBooks()), ...(await audit(facts)), ...(await brokenPromises(ask, notes))];
    if (wrong.length === 0 || looks === LOOKS) return { wrong, looks };
    await delay(BETWEEN_LOOKS_MS);
  }
}

async function proveBooks(): Promise<string[]> {
  const now = new Date(clockNow().getTime() + LATER_MS);
  const { isComplete, differences } = await checkBooks({ now, system: (fn) => asSystem(fn, now) });
  return [
    ...differences.map(differenceInWords),
    ...(isComplete ? [] : ["the gateway did not answer to the check of the books"]),
  ];
}

async function audit({ pool, customers, start }: RoundFacts): Promise<string[]> {
  const world = await readWorld(pool, start);
  const wrong: string[] = [];
  for (const customer of customers) {
    const own = worldOf(world, [customer.first.id, customer.second.id]);
    const books = new Books();
    for (const entry of await entriesAfter(pool, customer.id, 0)) books.apply(entry, own);
    books.close();
    const rows = await readRows(pool, customer.id);
    const found = [...books.complaints, ...wrongAtTheEnd(rows, books, own, false)];
    wrong.push(...found.map((what) => `customer ${customer.id}: ${what}`));
  }
  return wrong;
}
