import { audit } from "@/lib/features/audit/commands";
import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { daysBetween, eachDay, type PlainDate } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { checkEverySlot, type Slots } from "@/lib/domain/slot";
import { isNear } from "@/lib/domain/typed/typed-day";
import { giveReason, openedCorrection } from "@/lib/features/corrections/opened";
import { previewCorrection } from "@/lib/features/corrections/preview";
import type { CorrectionPreview } from "@/lib/features/corrections/schema";
import { mealsBetween } from "@/lib/features/reports/meals";
import { heldAt } from "@/lib/features/sheets/in-time";
import { listSlots } from "@/lib/features/slots/queries";
import type { ClosureInput, ClosurePreview } from "./schema";
import type { StaffScope } from "@/lib/scope";

const MAX_DAYS = 31;

type Days = { from: PlainDate; to?: PlainDate; slotId?: number | null };
type ClosureRefusal =
  RangeRefusal | "no-such-meal" | "already-closed" | "late-reason-needed" | "cooked-meanwhile";
type RangeRefusal = "end-before-start" | "too-many-days" | "too-far";
/** `correctionId`: the correction of existing bills; null when none is touched. */
type Closed = { added: number; deliveries: number; correctionId: number | null };
type Opened = Omit<Closed, "added">;

/** Counts what a closure would stop. Changes nothing. */
export async function previewClosure(
  { tx, now }: StaffScope,
  input: Days,
): Promise<Result<ClosurePreview, RangeRefusal | "no-such-meal">> {
  const range = daysOf(input, now);
  if (!range.ok) return range;
  const days = range.value;
  const closing = await closingOf(tx, input.slotId);
  if (!closing.ok) return closing;
  const { slotId } = closing.value;
  const open = await openDays(tx, days, slotId);
  const late = await lateDays(tx, closing.value, { days: open, now });
  const bills = await previewCorrection(tx, async () => {
    await giveReason(tx, "preview");
    await close(tx, open, { slotId, reason: "preview" });
  });
  return ok({
    bills,
    days: days.length,
    alreadyClosed: days.length - open.length,
    deliveries: await countDeliveries(tx, open, slotId),
    cooked: await countDeliveries(tx, late, slotId),
    isLate: late.length > 0,
  });
}

/**
 * Closes the kitchen, or leaves one meal out, on a day or a range of days. What is already closed stays as it is; a whole day
 * takes the place of closures of its meals.
 */
export async function addClosures(
  { tx, now, staff }: StaffScope,
  { reason, lateReason, seenCooked, ...input }: ClosureInput,
): Promise<Result<Closed, ClosureRefusal>> {
  const range = daysOf(input, now);
  if (!range.ok) return range;
  const closing = await closingOf(tx, input.slotId);
  if (!closing.ok) return closing;
  const { slotId } = closing.value;
  const open = await openDays(tx, range.value, slotId);
  if (open.length === 0) return refuse("already-closed");
  const late = await lateDays(tx, closing.value, { days: open, now });
  const isLate = late.length > 0;
  if (isLate && !lateReason) return refuse("late-reason-needed");
  const cooked = await countDeliveries(tx, late, slotId);
  if (seenCooked !== undefined && seenCooked !== cooked) return refuse("cooked-meanwhile");
  const deliveries = await countDeliveries(tx, open, slotId);
  await giveReason(tx, lateReason);
  const made = await close(tx, open, { slotId, reason });
  await noteMade({ tx, staff }, made, isLate ? lateReason : undefined);
  return ok({ added: made.length, deliveries, correctionId: await openedCorrection(tx, lateReason) });
}

/** Reopens the kitchen: deliveries of that day come and cost as if it had never been closed. */
export async function removeClosure(
  { tx, now, staff }: StaffScope,
  { closureId, lateReason }: { closureId: number; lateReason: string },
): Promise<Result<Opened, "not-found" | "late-reason-needed">> {
  const closure = await tx.closure.findUnique({ where: { id: closureId } });
  if (!closure) return refuse("not-found");
  const { reason, slotId } = closure;
  const day = fromSqlDate(closure.closureDate);
  const closing = { slotId, slots: await listSlots(tx) };
  const isLate = (await lateDays(tx, closing, { days: [day], now })).length > 0;
  if (isLate && !lateReason) return refuse("late-reason-needed");
  await giveReason(tx, lateReason);
  const removed = await tx.closure.deleteMany({ where: { id: closureId } });
  if (removed.count === 0) return refuse("not-found");
  const before = { day, reason, ...(slotId === null ? {} : { slotId }) };
  const entry = { actor: staff, action: "remove-closure", entity: "closure", entityId: closureId } as const;
  await audit(tx, { ...entry, accountId: null, before, reason: isLate ? lateReason : undefined });
  const correctionId = await openedCorrection(tx, lateReason);
  return ok({ deliveries: await countDeliveries(tx, [day], slotId), correctionId });
}

/** What reopening a day would do to existing bills. Changes nothing. */
export async function previewOpening(
  { tx }: StaffScope,
  { closureId }: { closureId: number },
): Promise<Result<CorrectionPreview, "not-found">> {
  if (!(await tx.closure.findUnique({ where: { id: closureId } }))) return refuse("not-found");
  const preview = await previewCorrection(tx, async () => {
    await giveReason(tx, "preview");
    await tx.closure.deleteMany({ where: { id: closureId } });
  });
  return ok(preview);
}

type Made = Awaited<ReturnType<typeof close>>;

async function noteMade(
  { tx, staff }: Pick<StaffScope, "tx" | "staff">,
  made: Made,
  lateReason: string | undefined,
): Promise<void> {
  for (const { id, closureDate, reason, slotId } of made) {
    const after = { day: fromSqlDate(closureDate), reason, ...(slotId === null ? {} : { slotId }) };
    const entry = { actor: staff, action: "add-closure", entity: "closure", entityId: id } as const;
    await audit(tx, { ...entry, accountId: null, after, reason: lateReason });
  }
}

async function close(
  tx: Tx,
  days: readonly PlainDate[],
  { slotId, reason }: { slotId: number | null; reason: string },
) {
  const closureDate = { in: days.map(toSqlDate) };
  if (slotId === null) await tx.closure.deleteMany({ where: { closureDate, slotId: { not: null } } });
  const data = days.map((day) => ({ closureDate: toSqlDate(day), slotId, reason }));
  return tx.closure.createManyAndReturn({ data, skipDuplicates: true });
}

function daysOf({ from, to = from }: Days, now: Date): Result<PlainDate[], RangeRefusal> {
  const today = toBusinessDate(now);
  if (!isNear(from, today) || !isNear(to, today)) return refuse("too-far");
  if (to < from) return refuse("end-before-start");
  if (daysBetween(from, to) >= MAX_DAYS) return refuse("too-many-days");
  return ok(eachDay(from, to));
}

/** What is closed: one of the kitchen's meals, or the whole day. */
type Closing = { slotId: number | null; slots: Slots };

async function closingOf(tx: Tx, slotId: number | null = null): Promise<Result<Closing, "no-such-meal">> {
  const slots = await listSlots(tx);
  const isKnown = slotId === null || slots.some(({ id }) => id === slotId);
  return isKnown ? ok({ slotId, slots }) : refuse("no-such-meal");
}

/** Those of which the kitchen has already counted the meal, or any where the whole day is closed. */
async function lateDays(
  tx: Tx,
  { slotId, slots }: Closing,
  { days, now }: { days: readonly PlainDate[]; now: Date },
): Promise<PlainDate[]> {
  const decideAt = await heldAt(tx, now, slots);
  const one = slots.find(({ id }) => id === slotId);
  return days.filter((day) => !checkEverySlot(one ? [one] : slots, day, decideAt).ok);
}

/** The days that are not closed yet, neither as a whole nor for the meal. */
async function openDays(tx: Tx, days: PlainDate[], slotId: number | null): Promise<PlainDate[]> {
  const OR = slotId === null ? [{ slotId: null }] : [{ slotId: null }, { slotId }];
  const rows = await tx.closure.findMany({ where: { closureDate: { in: days.map(toSqlDate) }, OR } });
  const closed = new Set(rows.map(({ closureDate }) => fromSqlDate(closureDate)));
  return days.filter((day) => !closed.has(day));
}

async function countDeliveries(tx: Tx, days: readonly PlainDate[], slotId: number | null): Promise<number> {
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last) return 0;
  const { byDay } = await mealsBetween(tx, first, last, slotId);
  const counted = byDay.filter(({ day }) => days.includes(day));
  return counted.reduce((sum, { meals }) => sum + meals.delivery, 0);
}
