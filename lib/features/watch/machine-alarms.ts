import type { Tx } from "@/lib/db";
import { figuresOfAll } from "@/lib/process/figures";
import type { Machine } from "@/lib/process/machine";

/** Of the machine and its database. */
export const MACHINE_ALARMS = [
  "processor",
  "connections",
  "reads",
  "writes",
  "replica",
  "statements",
  "disk",
] as const;
type MachineAlarm = (typeof MACHINE_ALARMS)[number];

/** Shares of what there is; of reads and writes, those that took longer than they may (lib/process/statements.ts). */
const MOST_SHARE = { processor: 0.8, connections: 0.8, disk: 0.8, slow: 0.01 };
/** A standby that is further behind is late. */
const LATE_SECONDS = 60;
const FAILED_A_MINUTE = 10;
/** Of fewer in five minutes one slow one would be an alarm. */
export const LEAST_COUNTED = { reads: 1_000, writes: 200 };

/** Two looks in a row make an alarm, five minutes apart: ten minutes of a busy processor, five of anything else. */
export async function machineAlarms(
  tx: Tx,
  { processor, disk }: Machine,
): Promise<Record<MachineAlarm, boolean>> {
  const { reads, slowReads, writes, slowWrites, failed } = await figuresOfAll(tx);
  const { connections, lag } = await askDatabase(tx);
  return {
    processor: processor !== null && processor > MOST_SHARE.processor,
    connections: connections > MOST_SHARE.connections,
    reads: reads >= LEAST_COUNTED.reads && slowReads > MOST_SHARE.slow * reads,
    writes: writes >= LEAST_COUNTED.writes && slowWrites > MOST_SHARE.slow * writes,
    replica: lag > LATE_SECONDS,
    statements: failed > FAILED_A_MINUTE,
    disk: disk > MOST_SHARE.disk,
  };
}

/** `connections`: of those that the server allows, how many are taken. */
export async function askDatabase(tx: Tx): Promise<{ connections: number; lag: number }> {
  const [row] = await tx.$queryRaw<{ connections: number; lag: number }[]>`
    SELECT connections_taken() AS connections, replication_lag_seconds() AS lag`;
  return row ?? { connections: 0, lag: 0 };
}
