import type { Pool } from "pg";
import { VICTIMS, type Victim } from "./plan";

export type Counts = {
  rounds: number;
  kills: Record<Victim, number>;
  /** How long each part took to come back up, in milliseconds. */
  restarts: Record<Victim, number[]>;
  lostAnswers: number;
  /** Those presses among them that had been done, as their keys showed. */
  foundDone: number;
  /** Flows that were under way when the victim died. */
  interrupted: number;
  secondLooks: number;
};

export const noCounts = (): Counts => ({
  rounds: 0,
  kills: { web: 0, worker: 0, sandbox: 0, database: 0 },
  restarts: { web: [], worker: [], sandbox: [], database: [] },
  lostAnswers: 0,
  foundDone: 0,
  interrupted: 0,
  secondLooks: 0,
});

const average = (list: readonly number[]): number =>
  Math.round(list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length));

export function restartsLine({ restarts }: Counts): string {
  const times = VICTIMS.map((victim) => {
    const list = restarts[victim];
    return `${victim} ${average(list)} ms (longest ${Math.max(0, ...list)})`;
  });
  return `restarts: ${times.join(", ")}`;
}

const MADE = `select
  (select count(*)::int from payments where status = 'succeeded') as payments,
  (select count(*)::int from refunds) as refunds,
  (select count(*)::int from door_payments) as "door payments",
  (select count(*)::int from disputes) as disputes,
  (select count(*)::int from journal_entries where kind = 'money-unmatched') as "set aside",
  (select count(*)::int from cases where kind = 'found-by-reconciliation') as "found by reconciliation"`;

export async function summaryLine(counts: Counts, pool: Pool, differences: number): Promise<string> {
  const { rounds, kills, interrupted, lostAnswers, foundDone, secondLooks } = counts;
  const { rows } = await pool.query<Record<string, number>>(MADE);
  const made = Object.entries(rows[0] ?? {}).map(([what, count]) => `${count} ${what}`);
  const killed = VICTIMS.map((victim) => `${victim} ${kills[victim]}`);
  return [
    `${rounds} rounds, killed: ${killed.join(", ")}`,
    `${interrupted} flows interrupted, ${lostAnswers} answers lost (${foundDone} of something done), ${secondLooks} rounds right at a second look`,
    made.join(", "),
    `differences ${differences}`,
  ].join("; ");
}
