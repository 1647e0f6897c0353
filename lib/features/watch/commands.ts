import type { Tx } from "@/lib/db";
import { formatInstant } from "@/lib/domain/business-time";
import { queueLettersToOwners } from "@/lib/features/system/owners";
import { appUrl, letters } from "@/lib/post/mail";
import { machineLooker, type Machine } from "@/lib/process/machine";
import type { SystemFlow } from "@/lib/scope";
import { ALARMS, alarmsOn, STAGES, type Alarm } from "./alarms";

const lookAtMachine = machineLooker();

type Stage = keyof typeof STAGES;

/**
 * Writes to the owners about each alarm that is on at two looks in a row, once until it is over; what a worker that has just
 * started puts right by itself is none. The system log has each step. Returns what the owners are told of.
 */
export async function tellOfAlarms(
  { system, now }: SystemFlow,
  machine: Machine = lookAtMachine(),
): Promise<Alarm[]> {
  return system(async (tx) => {
    const on = await alarmsOn(tx, now, machine);
    const known = await stagesOf(tx);
    const among = (stage: Stage, isOn: boolean) =>
      ALARMS.filter((alarm) => (known.get(alarm) ?? "over") === stage && on.includes(alarm) === isOn);
    const fresh = among("near", true);
    for (const alarm of fresh) await tellOwners(tx, alarm, now);
    await note(tx, "on", fresh);
    await note(tx, "near", among("over", true));
    await note(tx, "over", [...among("near", false), ...among("on", false)]);
    return fresh;
  });
}

/** The last word about each. */
async function stagesOf(tx: Tx): Promise<Map<string, Stage>> {
  const rows = await tx.$queryRaw<{ alarm: string; operation: string }[]>`
    SELECT DISTINCT ON (message) message AS alarm, operation FROM system_logs
    WHERE category = 'job' AND operation = ANY (${Object.values(STAGES)}) AND created_at > app_now() - interval '90 days'
    ORDER BY message, id DESC`;
  const stageOf = (operation: string): Stage =>
    operation === STAGES.on ? "on" : operation === STAGES.near ? "near" : "over";
  return new Map(rows.map(({ alarm, operation }) => [alarm, stageOf(operation)]));
}

async function tellOwners(tx: Tx, alarm: Alarm, now: Date): Promise<void> {
  const link = appUrl("/admin/system?category=job");
  await queueLettersToOwners(tx, (name) =>
    letters.alarm({ kind: alarm, when: formatInstant(now), link, name }),
  );
}

async function note(tx: Tx, stage: Stage, alarms: readonly Alarm[]): Promise<void> {
  const line = { category: "job", operation: STAGES[stage], level: stage === "on" ? "error" : "info" };
  await tx.systemLog.createMany({ data: alarms.map((alarm) => ({ ...line, message: alarm })) });
}
