import type { Tx } from "@/lib/db";
import { formatInstant } from "@/lib/domain/business-time";
import { queueLettersToOwners } from "@/lib/features/system/owners";
import { appUrl, letters } from "@/lib/post/mail";
import type { SystemFlow } from "@/lib/scope";
import { ALARM, ALARMS, alarmsOn, type Alarm } from "./alarms";

/**
 * Writes to the owners about each alarm that has come on, once until it is over; that it is over stands in the system log.
 * Returns what came on.
 */
export async function tellOfAlarms({ system, now }: SystemFlow): Promise<Alarm[]> {
  return system(async (tx) => {
    const on = await alarmsOn(tx, now);
    const told = await toldAlarms(tx);
    const fresh = on.filter((alarm) => !told.has(alarm));
    for (const alarm of fresh) await tellOwners(tx, alarm, now);
    const over = ALARMS.filter((alarm) => told.has(alarm) && !on.includes(alarm));
    await note(tx, "info", over);
    return fresh;
  });
}

/** Those of which the last word was that they came on. */
async function toldAlarms(tx: Tx): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ alarm: string; level: string }[]>`
    SELECT DISTINCT ON (message) message AS alarm, level FROM system_logs
    WHERE category = ${ALARM.category} AND operation = ${ALARM.operation} AND created_at > app_now() - interval '90 days'
    ORDER BY message, id DESC`;
  return new Set(rows.filter(({ level }) => level === "error").map(({ alarm }) => alarm));
}

async function tellOwners(tx: Tx, alarm: Alarm, now: Date): Promise<void> {
  const values = { kind: alarm, when: formatInstant(now), link: appUrl("/admin/system?category=job") };
  await queueLettersToOwners(tx, (name) => letters.alarm({ ...values, name }));
  await note(tx, "error", [alarm]);
}

async function note(tx: Tx, level: "info" | "error", alarms: readonly Alarm[]): Promise<void> {
  await tx.systemLog.createMany({ data: alarms.map((alarm) => ({ ...ALARM, level, message: alarm })) });
}
