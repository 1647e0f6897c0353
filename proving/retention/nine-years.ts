// A kitchen's clock goes on, month by month, with the jobs in their order; around each day on which something goes it is asked what is
// there, and compared with what should be by dates alone.
import { asSystem } from "@/lib/db";
import { instantAt, toBusinessDate } from "@/lib/domain/business-time";
import { addDays, addMonths, firstDayOf, parsePlainMonth } from "@/lib/domain/plain-date";
import { archiveJob, forgetPastJob } from "@/lib/features/archives/jobs";
import { retainNotificationsJob } from "@/lib/features/notices/jobs";
import { writeSystemLog } from "@/lib/features/system/commands";
import { makePartitionsJob, retainJob } from "@/lib/features/system/jobs";
import type { Job } from "@/lib/jobs/job";
import { makeBilledCustomer, systemFlow } from "../../tests/support/bills";
import { at } from "../../tests/support/make";

const DAY_MS = 86_400_000;
const FIRST = parsePlainMonth("2026-12");

/** A month of the kitchen, counted from the first; its instants as people write them. */
const nameOf = (index: number) => addMonths(FIRST, index);
const midOf = (index: number) => at(`${nameOf(index)}-15`, "10:00");
/** So many days after a month's middle, at midnight. */
const nightAfter = (index: number, days: number) =>
  instantAt(addDays(firstDayOf(nameOf(index)), 14 + days), "00:00");
const firstOf = (index: number, time = "00:00") => at(`${nameOf(index)}-01`, time);
const run = async (job: Job, now: Date) => job.run({ ...systemFlow(now), clock: () => now });

/** What one month leaves behind: an act, a line and a fault of the system log, a letter that was sent, what was told in the
 * product, a device that logged in, an estimate. */
async function liveMonth(index: number, userId: number): Promise<void> {
  const now = midOf(index);
  const of = nameOf(index);
  const about = { entity: "plan", entityId: of };
  await asSystem(
    (tx) => tx.auditLog.createMany({ data: [{ actorRole: "system", action: "nine-years", ...about }] }),
    now,
  );
  for (const level of ["info", "error"] as const)
    await writeSystemLog(systemFlow(now), { level, category: "api", operation: "nine-years", message: of });
  const estimate = { customerId: userId, expression: of, result: "₹1", inputs: { key: of.padEnd(22, "_") } };
  await asSystem((tx) => tx.estimate.createMany({ data: [estimate] }), now);
  const told = { userId, subject: of, text: "t", kind: "nine-years", sentAt: now };
  const ways = [{ channel: "email", recipient: "nine@example.test" }, { channel: "in-app" }];
  await asSystem((tx) => tx.notification.createMany({ data: ways.map((way) => ({ ...told, ...way })) }), now);
  const session = { sessionToken: `nine years ${of}`, userId, expires: new Date(now.getTime() + DAY_MS) };
  await asSystem((tx) => tx.session.createMany({ data: [session] }), now);
}

const KINDS = [
  ...(["audit", "archives", "lines", "faults", "letters", "told", "sessions", "copies"] as const),
  ...(["estimates", "estimatesAway"] as const),
] as const;
type Kept = Record<(typeof KINDS)[number], string[]>;

export type Lived = {
  months: number;
  asked: number;
  wrong: string[];
  counts: Partial<Record<keyof Kept, number>>;
  /** What the look before found. */
  before?: Kept;
};

async function whatIsThere(now: Date): Promise<Kept> {
  const monthsIn = (rows: { of: string }[]) => rows.map(({ of }) => of);
  return asSystem(async (tx) => {
    const line = (level: string) => tx.$queryRaw<{ of: string }[]>`
      SELECT message AS of FROM system_logs WHERE operation = 'nine-years' AND level = ${level} ORDER BY 1`;
    const sent = (channel: string) => tx.$queryRaw<{ of: string }[]>`
      SELECT subject AS of FROM notifications WHERE kind = 'nine-years' AND channel = ${channel} ORDER BY 1`;
    const archived = (table: string) => tx.$queryRaw<{ of: string }[]>`
      SELECT to_char(month, 'YYYY-MM') AS of FROM archives WHERE table_name = ${table} AND verified_at IS NOT NULL AND row_count >= 0 ORDER BY 1`;
    return {
      audit: monthsIn(
        await tx.$queryRaw`SELECT entity_id AS of FROM audit_logs WHERE action = 'nine-years' ORDER BY 1`,
      ),
      archives: monthsIn(await archived("audit_logs")).filter((of) => of >= FIRST),
      lines: monthsIn(await line("info")),
      faults: monthsIn(await line("error")),
      letters: monthsIn(await sent("email")),
      told: monthsIn(await sent("in-app")),
      sessions: monthsIn(
        await tx.$queryRaw`SELECT right(session_token, 7) AS of FROM sessions WHERE session_token LIKE 'nine years %' ORDER BY 1`,
      ),
      copies: monthsIn(await archived("journal_lines")),
      estimates: monthsIn(await tx.$queryRaw`SELECT expression AS of FROM estimates ORDER BY 1`),
      estimatesAway: monthsIn(await archived("estimates")).filter((of) => of >= FIRST),
    };
  }, now);
}

/** By dates alone. `lived`: how many months have left something. */
function whatShouldBe(now: Date, lived: number): Kept {
  const months = (isThere: (index: number) => boolean) =>
    Array.from({ length: lived }, (_, index) => index)
      .filter(isThere)
      .map(nameOf);
  const today = toBusinessDate(now);
  const aprils = Array.from({ length: 12 }, (_, year) => 2026 + year);
  return {
    audit: months((m) => now < firstOf(m + 13)),
    archives: months((m) => now >= firstOf(m + 13) && now < firstOf(m + 109)),
    lines: months((m) => now.getTime() <= midOf(m).getTime() + 180 * DAY_MS),
    faults: months((m) => now < firstOf(m + 13)),
    letters: months((m) => now < nightAfter(m + 12, 1)),
    told: months((m) => now < nightAfter(m, 91)),
    sessions: months((m) => now.getTime() < midOf(m).getTime() + DAY_MS),
    estimates: months((m) => now < firstOf(m + 25)),
    estimatesAway: months((m) => now >= firstOf(m + 25) && now < firstOf(m + 85)),
    copies: aprils.filter((y) => today >= `${y + 1}-05-01` && today < `${y + 9}-04-01`).map((y) => `${y}-04`),
  };
}

const JOBS = [archiveJob, retainJob, forgetPastJob, retainNotificationsJob];
const after = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

/**
 * The instants of a month around which something goes, in their order: its first night, a line's 180 days, 90 days of what was told,
 * a year of a letter and the end of a session, each with the last instant before it.
 */
function instantsOf(index: number): Date[] {
  const told = [-3, -2].map((months) => nightAfter(index + months, 91));
  const ends = [
    after(midOf(index - 6), 180 * DAY_MS + 1),
    ...told,
    nightAfter(index, 1),
    after(midOf(index), DAY_MS),
  ];
  const [begins, next] = [firstOf(index), firstOf(index + 1)];
  return [...ends.filter((end) => end > begins && end < next), begins]
    .flatMap((end) => [after(end, -1), end])
    .filter((instant) => index > 0 || instant >= begins)
    .sort((a, b) => a.getTime() - b.getTime());
}

/** Lives so many months. `say` hears of each year. */
export async function liveMonths(months: number, say: (sentence: string) => void = () => {}): Promise<Lived> {
  const { customerId } = await makeBilledCustomer();
  const lived: Lived = { months: 0, asked: 0, wrong: [], counts: {} };
  const jobsThenLook = async (now: Date, left: number) => {
    for (const job of JOBS) await run(job, now);
    await look(lived, now, left);
  };
  for (let index = 0; index < months; index += 1) {
    await run(makePartitionsJob, firstOf(index, "00:01"));
    const [middle, instants] = [midOf(index), instantsOf(index)];
    for (const instant of instants.filter((at) => at < middle)) await jobsThenLook(instant, index);
    await liveMonth(index, customerId);
    await look(lived, middle, index + 1);
    for (const instant of instants.filter((at) => at >= middle)) await jobsThenLook(instant, index + 1);
    lived.months += 1;
    if (index % 12 === 11) say(`until ${nameOf(index)}: ${lived.asked} looks, ${lived.wrong.length} wrong`);
  }
  return lived;
}

/** Compares what is there with what should be, and counts what has gone since the look before. */
async function look(lived: Lived, now: Date, left: number): Promise<void> {
  const [found, wanted] = [await whatIsThere(now), whatShouldBe(now, left)];
  lived.asked += 1;
  for (const kind of KINDS) {
    if (found[kind].join() !== wanted[kind].join())
      lived.wrong.push(`${now.toISOString()} ${kind}: ${found[kind].join()} and not ${wanted[kind].join()}`);
    const gone = (lived.before?.[kind] ?? []).filter((of) => !found[kind].includes(of)).length;
    lived.counts[kind] = (lived.counts[kind] ?? 0) + gone;
  }
  lived.before = found;
}
