import type { Tx } from "@/lib/db";
import { toBusinessMonth } from "@/lib/domain/business-time";
import { addDays, addMonths, daysOfMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { env } from "@/lib/env";
import { waitingLetters } from "@/lib/features/notifications/queries";
import { undecidedSince } from "@/lib/features/odd-cases/cases";
import { SILENT_SECONDS, secondsSinceHeartbeat } from "@/lib/process/heartbeat";
import type { Machine } from "@/lib/process/machine";
import { queueAge, reportLag } from "@/lib/process/waiting";
import { machineAlarms, MACHINE_ALARMS } from "./machine-alarms";

/** What an owner is written to about. Each has its page in docs/runbooks. */
export const ALARMS = [
  ...(["worker", "letters", "cases", "bills", "sheet", "books", "backup", "queue", "webhook"] as const),
  ...MACHINE_ALARMS,
  "job",
] as const;
export type Alarm = (typeof ALARMS)[number];

const HOUR_MS = 3_600_000;
/** How long each may wait: the run of bills begins at 01:00 of the first, and by 02:00 it is missed. */
export const MAY_WAIT = { letter: HOUR_MS, case: 24 * HOUR_MS, bills: 2 * HOUR_MS };
/** Seconds: a job that nobody does while a worker is there; a report of the gateway, which takes a moment. */
export const MAY_TAKE = { queue: 600, report: 60 };
/** After a meal's cutoff; since a backup: a night's, and two hours for it. */
export const LATE = { sheetMinutes: 10, backupHours: 26 };
/** Jobs that prove something: their faults are told as what they found. */
const PROOFS = ["check-books", "replay-recent-bills", "replay-bills"];
const BACKUPS = ["backup", "backup-proof"];
const FAULTS_OF_A_JOB = 3;
/** How an alarm itself stands in the system log, which makes none of them a fault of a job. */
export const STAGES = { near: "alarm-near", on: "alarm", over: "alarm-over" } as const;

/** Which alarms are on at `now`. As the system, on a machine that looks like this. */
export async function alarmsOn(tx: Tx, now: Date, machine: Machine): Promise<Alarm[]> {
  const asked: Record<Alarm, boolean> = {
    worker: ((await secondsSinceHeartbeat(tx)) ?? Infinity) > SILENT_SECONDS,
    ...(await machineAlarms(tx, machine)),
    letters: await doLettersWait(tx, now),
    cases: isOlder(await undecidedSince(tx), now, MAY_WAIT.case),
    bills: await areBillsMissing(tx, now),
    sheet: await isSheetLate(tx),
    queue: (await queueAge(tx)) > MAY_TAKE.queue,
    webhook: (await reportLag(tx)) > MAY_TAKE.report,
    ...(await faultsOf(tx)),
  };
  return ALARMS.filter((alarm) => asked[alarm]);
}

const isOlder = (since: Date | null, now: Date, ms: number) =>
  since !== null && now.getTime() - since.getTime() > ms;

/** Without a mail server all letters wait, and this one would, too. */
async function doLettersWait(tx: Tx, now: Date): Promise<boolean> {
  if (!env().SMTP_URL) return false;
  return isOlder((await waitingLetters(tx)).oldestSince, now, MAY_WAIT.letter);
}

/** Somebody was brought a tiffin in the month that closed, and nobody has a bill of it. */
async function areBillsMissing(tx: Tx, now: Date): Promise<boolean> {
  const dueBy = new Date(now.getTime() - MAY_WAIT.bills);
  const { first, last } = boundsOf(addMonths(toBusinessMonth(dueBy), -1));
  const [row] = await tx.$queryRaw<{ isMissing: boolean }[]>`
    SELECT EXISTS (SELECT FROM sheet_tiffins t WHERE t.day BETWEEN ${first}::date AND ${last}::date
                     AND t.subscription_id IS NOT NULL)
       AND NOT EXISTS (SELECT FROM bills b
                       WHERE make_date(b.year, b.month, 1) = ${first}::date) AS "isMissing"`;
  return row?.isMissing ?? false;
}

function boundsOf(month: PlainMonth) {
  const [first] = daysOfMonth(month);
  const [after] = daysOfMonth(addMonths(month, 1));
  if (!first || !after) throw new RangeError(`${month} has no days`);
  return { first, last: addDays(after, -1) };
}

/** A meal whose cutoff passed ten minutes ago has no sheet. */
async function isSheetLate(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isLate: boolean }[]>`
    SELECT EXISTS (SELECT FROM missing_sheets() m
      WHERE slot_cutoff_at(m.slot_id, m.day) < app_now() - make_interval(mins => ${LATE.sheetMinutes})) AS "isLate"`;
  return row?.isLate ?? false;
}

type Faults = Record<"books" | "backup" | "job", boolean>;

/**
 * What the system log says: a proof of the books failed within a day; a backup or its proof did, or the last one that
 * succeeded is too old, however old (the log keeps it for 180 days); another job failed several times. A kitchen whose backups
 * are somebody else's has no entry, and no alarm.
 */
async function faultsOf(tx: Tx): Promise<Faults> {
  const [faults] = await tx.$queryRaw<Faults[]>`
    WITH told AS (SELECT operation, level, created_at FROM system_logs
                  WHERE category = 'job' AND operation <> ALL (${Object.values(STAGES)}) AND created_at > app_now() - interval '180 days'),
      latest AS (SELECT operation, max(created_at) FILTER (WHERE level = 'error') AS failed,
                        max(created_at) FILTER (WHERE level = 'info') AS done,
                        count(*) FILTER (WHERE level = 'error' AND created_at > app_now() - interval '1 hour') AS faults
                 FROM told GROUP BY operation)
    SELECT coalesce(bool_or(operation = ANY (${PROOFS}) AND failed > app_now() - interval '1 day'), false) AS books,
           coalesce(bool_or(operation = ANY (${BACKUPS}) AND failed > coalesce(done, '-infinity')), false)
             OR coalesce(bool_or(operation = 'backup' AND done < app_now() - make_interval(hours => ${LATE.backupHours})), false) AS backup,
           coalesce(bool_or(operation <> ALL (${[...PROOFS, ...BACKUPS]}) AND faults >= ${FAULTS_OF_A_JOB}), false) AS job
    FROM latest`;
  return faults ?? { books: false, backup: false, job: false };
}
