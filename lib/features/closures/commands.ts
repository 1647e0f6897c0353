import { audit } from "@/lib/features/audit/commands";
import { deliveriesOn } from "@/lib/features/deliveries/queries";
import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { checkDayChange } from "@/lib/domain/cutoff";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { daysBetween, eachDay, type PlainDate } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { isNear } from "@/lib/domain/typed-day";
import type { ClosureInput, ClosurePreview } from "./schema";

const MAX_DAYS = 31;

type Scope = { tx: Tx; now: Date; staff: { id: UserId; role: StaffRole } };
type Days = { from: PlainDate; to?: PlainDate };
type ClosureRefusal = RangeRefusal | "already-closed" | "late-reason-needed" | "cooked-meanwhile";
type RangeRefusal = "end-before-start" | "too-many-days" | "too-far";

/** Counts what closing would stop. Changes nothing. */
export async function previewClosure(
  { tx, now }: Scope,
  input: Days,
): Promise<Result<ClosurePreview, RangeRefusal>> {
  const range = daysOf(input, now);
  if (!range.ok) return range;
  const days = range.value;
  const open = await openDays(tx, days);
  const late = lateDays(open, now);
  return ok({
    days: days.length,
    alreadyClosed: days.length - open.length,
    deliveries: await countDeliveries(tx, open),
    cooked: await countDeliveries(tx, late),
    isLate: late.length > 0,
  });
}

/** Closes the kitchen on a day or a range of days. Days that are closed already stay as they are. */
export async function addClosures(
  { tx, now, staff }: Scope,
  { reason, lateReason, seenCooked, ...input }: ClosureInput,
): Promise<Result<{ added: number; deliveries: number }, ClosureRefusal>> {
  const range = daysOf(input, now);
  if (!range.ok) return range;
  const open = await openDays(tx, range.value);
  if (open.length === 0) return refuse("already-closed");
  const late = lateDays(open, now);
  const isLate = late.length > 0;
  if (isLate && !lateReason) return refuse("late-reason-needed");
  const cooked = await countDeliveries(tx, late);
  if (seenCooked !== undefined && seenCooked !== cooked) return refuse("cooked-meanwhile");
  const deliveries = await countDeliveries(tx, open);
  const data = open.map((day) => ({ closureDate: toSqlDate(day), reason }));
  const made = await tx.closure.createManyAndReturn({ data, skipDuplicates: true });
  for (const closure of made) {
    const after = { day: fromSqlDate(closure.closureDate), reason };
    const entry = { actor: staff, action: "add-closure", entity: "closure", entityId: closure.id, after };
    await audit(tx, { ...entry, reason: isLate ? lateReason : undefined });
  }
  return ok({ added: made.length, deliveries });
}

/** Opens the kitchen again: deliveries of that day come and cost as if it had never been closed. */
export async function removeClosure(
  { tx, now, staff }: Scope,
  { closureId, lateReason }: { closureId: number; lateReason: string },
): Promise<Result<{ deliveries: number }, "not-found" | "late-reason-needed">> {
  const closure = await tx.closure.findUnique({ where: { id: closureId } });
  if (!closure) return refuse("not-found");
  const day = fromSqlDate(closure.closureDate);
  const isLate = !checkDayChange(day, now).ok;
  if (isLate && !lateReason) return refuse("late-reason-needed");
  const removed = await tx.closure.deleteMany({ where: { id: closureId } });
  if (removed.count === 0) return refuse("not-found");
  const before = { day, reason: closure.reason };
  const entry = { actor: staff, action: "remove-closure", entity: "closure", entityId: closureId, before };
  await audit(tx, { ...entry, reason: isLate ? lateReason : undefined });
  return ok({ deliveries: await countDeliveries(tx, [day]) });
}

function daysOf({ from, to = from }: Days, now: Date): Result<PlainDate[], RangeRefusal> {
  const today = toBusinessDate(now);
  if (!isNear(from, today) || !isNear(to, today)) return refuse("too-far");
  if (to < from) return refuse("end-before-start");
  if (daysBetween(from, to) >= MAX_DAYS) return refuse("too-many-days");
  return ok(eachDay(from, to));
}

/** Those that the kitchen has counted already. */
function lateDays(days: readonly PlainDate[], now: Date): PlainDate[] {
  return days.filter((day) => !checkDayChange(day, now).ok);
}

async function openDays(tx: Tx, days: PlainDate[]): Promise<PlainDate[]> {
  const rows = await tx.closure.findMany({ where: { closureDate: { in: days.map(toSqlDate) } } });
  const closed = new Set(rows.map(({ closureDate }) => fromSqlDate(closureDate)));
  return days.filter((day) => !closed.has(day));
}

async function countDeliveries(tx: Tx, days: readonly PlainDate[]): Promise<number> {
  let count = 0;
  for (const day of days) {
    const deliveries = await deliveriesOn(tx, day);
    count += deliveries.filter(({ cause }) => cause === "delivery").length;
  }
  return count;
}
