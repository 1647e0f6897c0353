import { toSqlDate, type Tx } from "@/lib/db";
import { pausesLeftWithNothing } from "@/lib/domain/pause";
import type { PlainDate } from "@/lib/domain/plain-date";
import { loadSchedule } from "./queries";

/** Drops the pauses in a range that no subscription needs any more. */
export async function dropIdlePauses(
  tx: Tx,
  customerId: number,
  from: PlainDate,
  to: PlainDate,
): Promise<PlainDate[]> {
  const idle = pausesLeftWithNothing(await loadSchedule(tx, customerId, from, to));
  await tx.pause.deleteMany({ where: { customerId, pauseDate: { in: idle.map(toSqlDate) } } });
  return idle;
}
