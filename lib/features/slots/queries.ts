import { Prisma } from "@/prisma/generated/client";
import { fromSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { laterOf, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import {
  firstDayOfTerms,
  lastTerms,
  termsOn,
  type Slot,
  type Slots,
  type SlotTerms,
} from "@/lib/domain/slot";

/** A slot as `SLOTS` returns it. */
export type SlotRow = {
  id: number;
  name: string;
  terms: (Omit<SlotTerms, "from"> & { from: string })[];
};

/** All slots in the order of the day as one JSON value, to be read along with whatever a page asks for anyway. */
export const SLOTS = Prisma.sql`(SELECT json_agg(json_build_object('id', slots.id, 'name', slots.name, 'terms',
    (SELECT json_agg(json_build_object('from', t.valid_from, 'deliveredFrom', t.delivered_from, 'deliveredBy', t.delivered_by,
       'cutoff', json_build_object('time', t.cutoff_time, 'isDayBefore', t.is_day_before)) ORDER BY t.valid_from)
     FROM slot_terms t WHERE t.slot_id = slots.id)) ORDER BY slots.position, slots.id) FROM slots)`;

/** All meals of the day. */
export async function listSlots(tx: Tx): Promise<Slots> {
  const [row] = await tx.$queryRaw<{ slots: SlotRow[] }[]>`SELECT ${SLOTS} AS slots`;
  return toSlots(row?.slots ?? []);
}

/** A meal as the office changes it: what holds now and will, and what its form opens with. */
export type SlotInSettings = {
  slot: Slot;
  version: number;
  /** Those that hold today, or first, and all later ones. */
  shown: SlotTerms[];
  /** The first day that new terms are offered for: no earlier than the last that were said. */
  from: PlainDate;
};

export async function listSlotsInSettings(tx: Tx, now: Date): Promise<SlotInSettings[]> {
  const rows = await tx.slot.findMany({ ...withTerms, orderBy: [{ position: "asc" }, { id: "asc" }] });
  const today = toBusinessDate(now);
  return rows.map((row) => {
    const slot = toSlot(row);
    const since = termsOn(slot, today).from;
    const shown = slot.terms.filter(({ from }) => from >= since);
    const from = laterOf(firstDayOfTerms(slot, now), lastTerms(slot).from);
    return { slot, version: row.version, shown, from };
  });
}

/** The meal that a plan is; the day's first one for a plan that isn't there, which is refused elsewhere. */
export async function slotOfPlan(tx: Tx, planId: number): Promise<Slot> {
  const plan = await tx.plan.findUnique({ where: { id: planId }, select: { slot: withTerms } });
  return plan ? toSlot(plan.slot) : (await listSlots(tx))[0];
}

/** @throws Error when there is none: a kitchen has one from the first migration on. */
export function toSlots(rows: readonly SlotRow[]): Slots {
  const [first, ...others] = rows.map(({ terms, ...slot }) =>
    slotOf(
      slot,
      terms.map((own) => ({ ...own, from: parsePlainDate(own.from) })),
    ),
  );
  if (!first) throw new Error("the kitchen has no slot");
  return [first, ...others];
}

/** What to include of a plan to know its slot. */
export const withTerms = { include: { terms: { orderBy: { validFrom: "asc" } } } } as const;

/** The slot of a row that was read with `withTerms`. */
export function toSlot({ id, name, terms }: Prisma.SlotGetPayload<typeof withTerms>): Slot {
  const own = terms.map(({ validFrom, cutoffTime, isDayBefore, deliveredFrom, deliveredBy }) => ({
    from: fromSqlDate(validFrom),
    cutoff: { time: cutoffTime, isDayBefore },
    deliveredFrom,
    deliveredBy,
  }));
  return slotOf({ id, name }, own);
}

function slotOf(slot: { id: number; name: string }, terms: SlotTerms[]): Slot {
  const [first, ...later] = terms;
  if (!first) throw new Error(`slot ${slot.id} has no terms`);
  return { ...slot, terms: [first, ...later] };
}
