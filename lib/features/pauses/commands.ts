import { lockCustomer, toSqlDate, type Tx } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import type { StaffRole } from "@/lib/domain/identity";
import {
  checkSkip,
  checkUnskip,
  decidePauses,
  decideResumes,
  type PauseRefusal,
  type ResumeRefusal,
  type SkipRefusal,
  type UnskipRefusal,
} from "@/lib/domain/pause";
import { earlierOf, laterOf, type PlainDate } from "@/lib/domain/plain-date";
import { skipReceipt } from "@/lib/domain/days/skip-receipt";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { worthOfDays, type MonthAmount } from "@/lib/domain/books/worth";
import { audit, type AuditValues } from "@/lib/features/audit/commands";
import type { AuditAction } from "@/lib/features/audit/schema";
import { giveReason, openedCorrection, type Correcting } from "@/lib/features/corrections/opened";
import { previewing } from "@/lib/features/corrections/preview";
import { decidedAt } from "@/lib/features/billing/in-time";
import {
  calendarOf,
  isCustomer,
  loadSchedule,
  subscriptionOf,
  type LoadedSubscription,
  type Schedule,
} from "@/lib/features/subscriptions/queries";
import { signReceipt } from "@/lib/features/skip-receipts/signing";
import type { AdminDaysInput, AdminSkipInput, DaysInput, SkipInput } from "./schema";
import type { CustomerScope, StaffScope } from "@/lib/scope";

/** Who changes whose days. `decideAt` is the instant to check against the cutoff. */
type Act = {
  tx: Tx;
  customerId: number;
  actor: { id: number; role: StaffRole | "customer" };
  decideAt: Date;
  reason?: string;
};

type Refused<E extends string> = { day: PlainDate; reason: E }[];

/** `saved`: what the paused days would have cost, per month. */
export type Paused = {
  paused: PlainDate[];
  refused: Refused<PauseRefusal>;
  saved: MonthAmount[];
  /** Signed, for whoever paused their own days. */
  receipt?: string;
};
/** `added`: what the resumed days cost, per month. */
export type Resumed = { resumed: PlainDate[]; refused: Refused<ResumeRefusal>; added: MonthAmount[] };
type Skipped = { day: PlainDate; planName: string; saved: MonthAmount[] };
type Unskipped = { day: PlainDate; planName: string; added: MonthAmount[] };

type PauseResult = Result<Paused, PauseRefusal>;
type ResumeResult = Result<Resumed, ResumeRefusal>;
type SkipResult = Result<Skipped, SkipRefusal | "not-found">;
type UnskipResult = Result<Unskipped, UnskipRefusal | "not-found">;

/** Pauses every day that may be paused and says which could not be; refused when none could, with the first day's reason. */
export function pauseDays(scope: CustomerScope, { days }: DaysInput): Promise<PauseResult> {
  return pause(asThemselves(scope), days);
}

/** The reverse, by the same rules. */
export function resumeDays(scope: CustomerScope, { days }: DaysInput): Promise<ResumeResult> {
  return resume(asThemselves(scope), days);
}

/** Skips one subscription's delivery on a day; the customer's other meals still come. */
export function skipDay(scope: CustomerScope, input: SkipInput): Promise<SkipResult> {
  return skip(asThemselves(scope), input);
}

/** Restores a skipped delivery. */
export function unskipDay(scope: CustomerScope, input: SkipInput): Promise<UnskipResult> {
  return unskip(asThemselves(scope), input);
}

/** An admin pauses for a customer, including past days and today after the cutoff. */
export function adminPauseDays(
  scope: StaffScope,
  input: AdminDaysInput,
): Promise<Result<Paused & Correcting, PauseRefusal | "not-found">> {
  return onBehalf(scope, input, input.days, (act) => pause(act, input.days));
}

export function adminResumeDays(
  scope: StaffScope,
  input: AdminDaysInput,
): Promise<Result<Resumed & Correcting, ResumeRefusal | "not-found">> {
  return onBehalf(scope, input, input.days, (act) => resume(act, input.days));
}

export function adminSkipDay(
  scope: StaffScope,
  input: AdminSkipInput,
): Promise<Result<Skipped & Correcting, SkipRefusal | "not-found">> {
  return onBehalf(scope, input, [input.day], (act) => skip(act, input));
}

export function adminUnskipDay(
  scope: StaffScope,
  input: AdminSkipInput,
): Promise<Result<Unskipped & Correcting, UnskipRefusal | "not-found">> {
  return onBehalf(scope, input, [input.day], (act) => unskip(act, input));
}

/** What each of these would do to existing bills. They change nothing. */
export const previewAdminPause = previewing(adminPauseDays);
export const previewAdminResume = previewing(adminResumeDays);
export const previewAdminSkip = previewing(adminSkipDay);
export const previewAdminUnskip = previewing(adminUnskipDay);

async function pause(act: Act, days: readonly PlainDate[]): Promise<PauseResult> {
  const { tx, customerId, actor } = act;
  await lockCustomer(tx, customerId);
  const schedule = await loadSchedule(tx, customerId, ...ends(days));
  const { subscriptions } = schedule;
  const now = await cutoffAt(act, subscriptions);
  const decided = decidePauses({ ...calendarOf(schedule), days, subscriptions, now });
  const [first] = decided.refused;
  if (decided.accepted.length === 0 && first) return refuse(first.reason);
  const data = decided.accepted.map((day) => ({ customerId, pauseDate: toSqlDate(day) }));
  await tx.pause.createMany({ data, skipDuplicates: true });
  await record(act, "pause-days", "user", customerId, { after: { days: decided.accepted } });
  const saved = worth(decided.accepted, subscriptions, schedule);
  const receipt = actor.role === "customer" ? receiptOf(act, decided.accepted, schedule) : {};
  return ok({ paused: decided.accepted, refused: decided.refused, saved, ...receipt });
}

function receiptOf(
  { customerId, decideAt }: Act,
  days: readonly PlainDate[],
  schedule: Schedule,
): Pick<Paused, "receipt"> {
  const { subscriptions } = schedule;
  const said = { customerId, days, madeAt: decideAt, subscriptions, calendar: calendarOf(schedule) };
  const receipt = skipReceipt(said);
  return receipt ? { receipt: signReceipt(receipt) } : {};
}

async function resume(act: Act, days: readonly PlainDate[]): Promise<ResumeResult> {
  const { tx, customerId } = act;
  await lockCustomer(tx, customerId);
  const schedule = await loadSchedule(tx, customerId, ...ends(days));
  const { pausedDates, subscriptions } = schedule;
  const now = await cutoffAt(act, subscriptions);
  const decided = decideResumes({ days, subscriptions, pausedDates, now });
  const [first] = decided.refused;
  if (decided.accepted.length === 0 && first) return refuse(first.reason);
  await tx.pause.deleteMany({ where: { customerId, pauseDate: { in: decided.accepted.map(toSqlDate) } } });
  await record(act, "resume-days", "user", customerId, { before: { days: decided.accepted } });
  const added = worth(decided.accepted, subscriptions, { ...schedule, pausedDates: [] });
  return ok({ resumed: decided.accepted, refused: decided.refused, added });
}

async function skip(act: Act, { subscriptionId, day }: SkipInput): Promise<SkipResult> {
  const { tx, customerId } = act;
  await lockCustomer(tx, customerId);
  const subscription = await subscriptionOf(tx, customerId, subscriptionId);
  if (!subscription) return refuse("not-found");
  const schedule = await loadSchedule(tx, customerId, day, day);
  const now = await cutoffAt(act, [subscription]);
  const check = checkSkip({ ...calendarOf(schedule), subscription, day, now });
  if (!check.ok) return check;
  await tx.skip.createMany({ data: [{ subscriptionId, skipDate: toSqlDate(day) }], skipDuplicates: true });
  await record(act, "skip-day", "subscription", subscriptionId, { after: { day } });
  return ok({ day, planName: subscription.planName, saved: worth([day], [subscription], schedule) });
}

async function unskip(act: Act, { subscriptionId, day }: SkipInput): Promise<UnskipResult> {
  const { tx, customerId } = act;
  await lockCustomer(tx, customerId);
  const subscription = await subscriptionOf(tx, customerId, subscriptionId);
  if (!subscription) return refuse("not-found");
  const check = checkUnskip({ subscription, day, now: await cutoffAt(act, [subscription]) });
  if (!check.ok) return check;
  await tx.skip.deleteMany({ where: { subscriptionId, skipDate: toSqlDate(day) } });
  await record(act, "unskip-day", "subscription", subscriptionId, { before: { day } });
  const schedule = await loadSchedule(tx, customerId, day, day);
  const added = worth([day], [{ ...subscription, skippedDates: [] }], schedule);
  return ok({ day, planName: subscription.planName, added });
}

function worth(
  days: readonly PlainDate[],
  subscriptions: readonly LoadedSubscription[],
  schedule: Schedule,
): MonthAmount[] {
  return worthOfDays({ days, subscriptions, calendar: calendarOf(schedule) });
}

function ends(days: readonly PlainDate[]): [PlainDate, PlainDate] {
  return [days.reduce(earlierOf), days.reduce(laterOf)];
}

/** What an admin decides as if asked in time stays in time. */
async function cutoffAt(
  { tx, customerId, actor, decideAt }: Act,
  subscriptions: readonly LoadedSubscription[],
): Promise<Date> {
  if (actor.role !== "customer") return decideAt;
  return decidedAt(
    tx,
    customerId,
    decideAt,
    subscriptions.map(({ slot }) => slot),
  );
}

function asThemselves({ tx, now, customerId }: CustomerScope): Act {
  return { tx, customerId, actor: { id: customerId, role: "customer" }, decideAt: now };
}

async function onBehalf<V, E extends string>(
  { tx, now, staff }: StaffScope,
  { customerId, reason }: { customerId: number; reason: string },
  days: readonly PlainDate[],
  change: (act: Act) => Promise<Result<V, E>>,
): Promise<Result<V & Correcting, E | "not-found">> {
  if (!(await isCustomer(tx, customerId))) return refuse("not-found");
  // as if asked in time: at the first minute of the earliest day, before any of the cutoffs
  const inTime = instantAt(days.reduce(earlierOf), "00:00");
  await giveReason(tx, reason);
  const done = await change({ tx, customerId, actor: staff, reason, decideAt: inTime < now ? inTime : now });
  return done.ok ? ok({ ...done.value, correctionId: await openedCorrection(tx, reason) }) : done;
}

function record(
  { tx, customerId, actor, reason }: Act,
  action: AuditAction,
  entity: "user" | "subscription",
  entityId: number,
  values: { before?: AuditValues; after?: AuditValues },
): Promise<void> {
  return audit(tx, { actor, action, entity, entityId, accountId: customerId, reason, ...values });
}
