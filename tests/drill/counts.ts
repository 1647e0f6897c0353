import type { Pool } from "pg";
import { VICTIMS, type Victim } from "./plan";

export type Counts = {
  rounds: number;
  kills: Record<Victim, number>;
  /** How long each part took to be up again, in milliseconds. */
  restarts: Record<Victim, number[]>;
  lostAnswers: number;
  /** Flows that were under way when the victim died. */
  interrupted: number;
  secondLooks: number;
};

export const noCounts = (): Counts => ({
  rounds: 0,
  kills: { web: 0, worker: 0, sandbox: 0, database: 0 },
  restarts: { web: [], worker: [], sandbox: [], database: [] },
  lostAnswers: 0,
  interrupted: 0,
  secondLooks: 0,
});

export const average = (list: readonly number[]): number =>
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
  (select count(*)::int from door_payments) as "doorPayments",
  (select count(*)::int from disputes) as disputes`;

type Made = { payments: number; refunds: number; doorPayments: number; disputes: number };

export async function summaryLine(counts: Counts, pool: Pool, differences: number): Promise<string> {
  const { rows } = await pool.query<Made>(MADE);
  const made = rows[0] ?? { payments: 0, refunds: 0, doorPayments: 0, disputes: 0 };
  const kills = VICTIMS.map((victim) => `${victim} ${counts.kills[victim]}`).join(", ");
  return (
    `${counts.rounds} rounds, killed: ${kills}; ${counts.interrupted} flows interrupted, ${counts.lostAnswers} answers lost; ` +
    `${made.payments} payments, ${made.refunds} refunds, ${made.doorPayments} door payments, ${made.disputes} disputes; ` +
    `differences ${differences}`
  );
}
