import { toSqlDate, type Tx } from "@/lib/db";
import { progressOf, type DuePlan, type PackMark, type RoundProgress } from "@/lib/domain/packing/progress";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { Slot } from "@/lib/domain/slot";

type MarkRow = Omit<PackMark, "stage" | "route"> & { stage: string; route: string };

/** What was said last of each plan of each round. Who said it is named to whoever may read people. */
async function marksOn(tx: Tx, day: PlainDate, slot: Pick<Slot, "id">): Promise<PackMark[]> {
  const rows = await tx.$queryRaw<MarkRow[]>`
    SELECT DISTINCT ON (m.stage, m.route, m.plan_id) m.stage, m.route, m.plan_id AS "planId", p.name AS "planName",
           m.count, m.due, m.driver, u.fullname AS by, m.created_at AS at
    FROM pack_marks m JOIN plans p ON p.id = m.plan_id LEFT JOIN users u ON u.id = m.actor_id
    WHERE m.day = ${toSqlDate(day)}::date AND m.slot_id = ${slot.id}
    ORDER BY m.stage, m.route, m.plan_id, m.id DESC`;
  return rows.map(({ stage, route, ...mark }) => ({
    ...mark,
    stage: stage === "loaded" ? "loaded" : "packed",
    route: route === "" ? null : route,
  }));
}

/** How many of each plan each round takes: the rows of `packRows`, counted by the database. */
function dueOn(tx: Tx, day: PlainDate, slot: Pick<Slot, "id">): Promise<DuePlan[]> {
  return tx.$queryRaw<DuePlan[]>`
    SELECT route, plan_id AS id, plan_name AS name, count
    FROM tiffins_by_round(${toSqlDate(day)}::date, ${slot.id}::integer)`;
}

/** How far each round of a meal is. */
export async function packingProgress(tx: Tx, day: PlainDate, slot: Slot): Promise<RoundProgress[]> {
  return progressOf(await dueOn(tx, day, slot), await marksOn(tx, day, slot));
}
