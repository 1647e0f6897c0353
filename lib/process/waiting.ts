// What waits, or came late: of the queue, of the gateway's reports, of the counting at a cutoff.
import { asSystem, secondsInQueue, type Tx } from "@/lib/db";
import { FRESH_SECONDS } from "./figures";

const QUEUE = "queue";
/** Of fewer reports within an hour one late one would be an alarm. */
const REPORTS = 3;

/** A worker says how long the job waits that has waited longest, of those that it would do. By the database's clock. */
export async function sayQueue(jobs: readonly string[]): Promise<void> {
  const figures = JSON.stringify({ waits: await secondsInQueue(jobs) });
  await asSystem(
    (tx) => tx.$executeRaw`
      INSERT INTO heartbeats (name, seen_at, figures) VALUES (${QUEUE}, clock_timestamp(), ${figures}::jsonb)
      ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at, figures = excluded.figures`,
  );
}

/** As a worker said within the last minutes; 0 where none did. */
export const queueAge = (tx: Tx): Promise<number> =>
  seconds(tx.$queryRaw`
    SELECT (figures->>'waits')::float8 AS seconds FROM heartbeats
    WHERE name = ${QUEUE} AND seen_at > clock_timestamp() - make_interval(secs => ${FRESH_SECONDS})`);

/** How late the timeliest of the gateway's last three reports was, if they came within an hour; else 0. */
export const reportLag = (tx: Tx): Promise<number> =>
  seconds(tx.$queryRaw`
    SELECT greatest(0, extract(epoch FROM min(late)))::float8 AS seconds FROM (
      SELECT arrived_at - made_at AS late FROM stripe_events WHERE received_at > app_now() - interval '1 hour' AND made_at IS NOT NULL
      ORDER BY received_at DESC LIMIT ${REPORTS}) latest
    HAVING count(*) = ${REPORTS}`);

/** How long after its cutoff the latest of a day's meals was counted, or has been waiting to be. */
export const freezeLag = (tx: Tx): Promise<number> =>
  seconds(tx.$queryRaw`
    SELECT extract(epoch FROM greatest(
      (SELECT max(made_at - cutoff_at) FROM sheets WHERE cutoff_at > app_now() - interval '1 day'),
      (SELECT max(app_now() - slot_cutoff_at(slot_id, day)) FROM missing_sheets()),
      interval '0'))::float8 AS seconds`);

async function seconds(asked: PromiseLike<{ seconds: number | null }[]>): Promise<number> {
  const [row] = await asked;
  return row?.seconds ?? 0;
}
