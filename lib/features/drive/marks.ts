import { toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import type { RoundAct } from "@/lib/domain/drive/act";
import { happenedAt } from "@/lib/domain/drive/phone-time";
import { addDays, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import type { StaffScope } from "@/lib/scope";
import { roundStateOf } from "./queries";
import type { DriveRefusal, DriveResult } from "./answer";
import { driveActSchema, type DriveSent } from "./schema";

type Sent = Omit<DriveSent, "acts"> & { acts: readonly unknown[] };
type When = { phoneTime: Date; at: Date; isClockOff: boolean };

/** What a phone's presses are measured by: those that are known already, and when the last of them happened. */
type Before = { known: Set<string>; last: Date | null };

/**
 * Keeps what a phone sends, in its order, each press once whatever is sent again. A press that can't be kept for good is
 * refused by itself: it never stops those behind it.
 */
export async function keepActs(scope: StaffScope, sent: Sent): Promise<DriveResult[]> {
  const { tx, staff } = scope;
  await lockPhone(tx, sent.phone);
  const parsed = sent.acts.map((act) => driveActSchema.safeParse(act).data);
  const known = await knownKeys(
    tx,
    parsed.flatMap((act) => act?.key ?? []),
  );
  const before: Before = { known, last: await lastOf(tx, sent.phone) };
  const results: DriveResult[] = [];
  for (const [index, act] of parsed.entries())
    results.push(
      act ? await keepNext(scope, sent, { act, before }) : refused(keyOf(sent.acts[index]), "invalid"),
    );
  await hear(tx, staff.id, sent.waiting);
  return results;
}

type Next = { act: RoundAct; before: Before };

async function keepNext(scope: StaffScope, sent: Sent, { act, before }: Next): Promise<DriveResult> {
  if (before.known.has(act.key)) return { key: act.key, outcome: "kept", missing: [] };
  const phoneTime = new Date(act.phoneTime);
  const sentAt = new Date(sent.sentAt);
  const when = happenedAt({ phoneTime, sentAt, now: scope.now, last: before.last });
  const result = await keepAct(scope, act, { phone: sent.phone, phoneTime, ...when });
  if (result.outcome === "kept") {
    before.known.add(act.key);
    before.last = when.at;
  }
  return result;
}

const refused = (key: string, reason: DriveRefusal): DriveResult => ({ key, outcome: "refused", reason });

function keyOf(act: unknown): string {
  const key = typeof act === "object" && act !== null && "key" in act ? act.key : "";
  return typeof key === "string" ? key.slice(0, 40) : "";
}

/** One answer after the other for a phone: the same presses may be sent twice at once. */
async function lockPhone(tx: Tx, phone: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtext(${`phone ${phone}`}))) AS taken`;
}

async function knownKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT key FROM delivery_marks WHERE key = ANY (${[...keys]}::uuid[])
    UNION SELECT key FROM delivery_rounds WHERE key = ANY (${[...keys]}::uuid[])`;
  return new Set(rows.map(({ key }) => key));
}

async function lastOf(tx: Tx, phone: string): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ last: Date | null }[]>`
    SELECT greatest((SELECT max(happened_at) FROM delivery_marks WHERE phone = ${phone}::uuid),
                    (SELECT max(happened_at) FROM delivery_rounds WHERE phone = ${phone}::uuid)) AS last`;
  return row?.last ?? null;
}

type Kept = When & { phone: string };

async function keepAct(scope: StaffScope, act: RoundAct, kept: Kept): Promise<DriveResult> {
  const day = parsePlainDate(act.day);
  const today = toBusinessDate(scope.now);
  if (day > today || day < addDays(today, -1)) return refused(act.key, "too-old");
  if (act.kind === "round") return keepRound(scope, { ...act, day }, kept);
  const isUndone = act.mark === "taken_back";
  if (isUndone && (await roundStateOf(scope.tx, scope.staff.id, day)) === "ended")
    return refused(act.key, "round-over");
  const marked = await keepMarks(scope, { ...act, day }, kept);
  const missing = act.tiffins.filter((id) => !marked.has(id));
  return marked.size === 0 ? refused(act.key, "not-on-round") : { key: act.key, outcome: "kept", missing };
}

type MarkAct = RoundAct & { kind: "mark"; day: PlainDate };
type EventAct = RoundAct & { kind: "round"; day: PlainDate };

async function keepMarks({ tx, staff }: StaffScope, act: MarkAct, kept: Kept): Promise<Set<number>> {
  const { key, mark, reason = null, note = "", tiffins } = act;
  const day = toSqlDate(act.day);
  const rows = await tx.$queryRaw<{ tiffinId: number }[]>`
    INSERT INTO delivery_marks (key, day, tiffin_id, subscription_id, sheet_row_id, customer_id, status, reason, note,
      phone, phone_time, happened_at, is_clock_off, driver_id)
    SELECT ${key}::uuid, ${day}::date, t.tiffin_id, t.subscription_id, t.sheet_row_id, t.customer_id, ${mark}, ${reason},
      CASE WHEN ${mark} = 'not_delivered' THEN nullif(${note}, '') END,
      ${kept.phone}::uuid, ${kept.phoneTime}, ${kept.at}, ${kept.isClockOff}, ${staff.id}
    FROM app_tiffins(${day}::date) t WHERE t.tiffin_id = ANY (${[...tiffins]}::integer[])
    ON CONFLICT (key, tiffin_id) DO NOTHING RETURNING tiffin_id AS "tiffinId"`;
  return new Set(rows.map(({ tiffinId }) => tiffinId));
}

/** A round that begins puts on the way all of it of which nothing is said yet. */
async function keepRound({ tx, staff }: StaffScope, act: EventAct, kept: Kept): Promise<DriveResult> {
  const { phone, phoneTime, at, isClockOff } = kept;
  const { key, event } = act;
  const day = toSqlDate(act.day);
  const made = { key, day, event, phone, phoneTime, happenedAt: at, isClockOff, driverId: staff.id };
  await tx.deliveryRound.createMany({ data: made, skipDuplicates: true });
  if (event === "started")
    await tx.$executeRaw`
      INSERT INTO delivery_marks (key, day, tiffin_id, subscription_id, sheet_row_id, customer_id, status, phone, phone_time, happened_at, is_clock_off, driver_id)
      SELECT ${key}::uuid, ${day}::date, t.tiffin_id, t.subscription_id, t.sheet_row_id, t.customer_id, 'on_the_way',
        ${phone}::uuid, ${phoneTime}, ${at}, ${isClockOff}, ${staff.id}
      FROM app_tiffins(${day}::date) t
      WHERE NOT EXISTS (SELECT FROM delivery_marks m WHERE m.day = ${day}::date AND m.tiffin_id = t.tiffin_id)
      ON CONFLICT (key, tiffin_id) DO NOTHING`;
  return { key, outcome: "kept", missing: [] };
}

/** Remembers that the phone is there, and how much it still keeps. */
async function hear(tx: Tx, driverId: number, waiting: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO driver_phones (driver_id, waiting) VALUES (${driverId}, ${waiting})
    ON CONFLICT (driver_id) DO UPDATE SET heard_at = app_now(), waiting = excluded.waiting`;
}
