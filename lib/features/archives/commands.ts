import { toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate, toBusinessMonth } from "@/lib/domain/business-time";
import {
  archiveEnds,
  latestClosedYear,
  latestToPutAway,
  yearEnds,
  type PutAwayTable,
} from "@/lib/domain/books/retention";
import { addMonths, firstDayOf, parsePlainMonth, type PlainMonth } from "@/lib/domain/plain-date";
import type { SystemFlow } from "@/lib/scope";
import { BOOKS, isPutAway, MONTHLY, pack, saysTheSame, sha256Of, type Span } from "./rows";

const MONTHS_OF_A_YEAR = 12;

/** What was done, after each transaction. */
export type Step = { step: "made" | "verified" | "dropped" | "kept"; table: string; month: PlainMonth };

/**
 * Puts away what is due, step by step, each in a transaction of its own: whoever is killed between two goes on there the next time.
 * Months of the audit log and its like leave their table once their archive was read back and says the same; a closed financial year of the books
 * is copied, and stays. `kept`: an archive that is not what it should be, and its rows where they are.
 */
export async function* putAway(flow: SystemFlow): AsyncGenerator<Step> {
  const month = toBusinessMonth(flow.now);
  for (const table of MONTHLY) yield* putAwayMonths(flow, table, latestToPutAway(table, month));
  for (const april of await flow.system((tx) => yearsDue(tx, latestClosedYear(month)))) {
    for (const table of BOOKS)
      yield* keep(flow, { table, month: april, months: MONTHS_OF_A_YEAR }, yearEnds(april));
  }
}

async function* putAwayMonths(
  flow: SystemFlow,
  table: PutAwayTable,
  latest: PlainMonth,
): AsyncGenerator<Step> {
  for (const due of await flow.system((tx) => monthsDue(tx, table, latest))) {
    const span: Span = { table, month: due, months: 1 };
    yield* keep(flow, span, archiveEnds(table, due));
    yield await flow.system((tx) => drop(tx, span));
  }
}

/**
 * Makes an archive unless there is a good one, and reads it back. One whose rows have left their table is never made anew: what came back
 * of such a month and says something else is for a person to look at.
 */
async function* keep({ system }: SystemFlow, span: Span, ends: PlainMonth): AsyncGenerator<Step> {
  const of = { table: span.table, month: span.month };
  if (await system((tx) => isKept(tx, span))) return;
  if (await system((tx) => isTheLast(tx, span))) return;
  await system((tx) => make(tx, span, ends));
  yield { step: "made", ...of };
  const isGood = await system((tx) => verify(tx, span));
  yield { step: isGood ? "verified" : "kept", ...of };
}

const isTheLast = async (tx: Tx, span: Span) =>
  (await tx.archive.count({ where: { ...keyOf(span), droppedAt: { not: null } } })) > 0;

const keyOf = ({ table, month }: Span) => ({ tableName: table, month: toSqlDate(firstDayOf(month)) });

/** Whether there is an archive that was read back and is still what it was; of a month that is to be dropped, that says the same today. */
async function isKept(tx: Tx, span: Span): Promise<boolean> {
  const found = await tx.archive.findFirst({ where: keyOf(span) });
  if (!found?.verifiedAt || sha256Of(found.content) !== found.sha256) return false;
  return !isPutAway(span.table) || saysTheSame(tx, span, found.content);
}

async function make(tx: Tx, span: Span, ends: PlainMonth): Promise<void> {
  await tx.archive.deleteMany({ where: { ...keyOf(span), droppedAt: null } });
  const { content, rowCount, sha256 } = await pack(tx, span);
  const path = `${span.table}/${span.month}.jsonl.gz`;
  const deleteOn = toSqlDate(firstDayOf(ends));
  const data = { ...keyOf(span), path, content, rowCount, bytes: content.length, sha256, deleteOn };
  await tx.archive.createMany({ data: [data] });
}

/** Reads an archive back and compares it, row by row, with what is there; says whether both are the same. */
async function verify(tx: Tx, span: Span): Promise<boolean> {
  const found = await tx.archive.findFirstOrThrow({ where: keyOf(span) });
  if (sha256Of(found.content) !== found.sha256 || !(await saysTheSame(tx, span, found.content))) return false;
  await tx.$executeRaw`UPDATE archives SET verified_at = app_now() WHERE id = ${found.id}`;
  return true;
}

async function drop(tx: Tx, span: Span): Promise<Step> {
  const of = { table: span.table, month: span.month };
  if (!(await isKept(tx, span))) return { step: "kept", ...of };
  await tx.$executeRaw`SELECT archives_drop_part(${span.table}, ${toSqlDate(firstDayOf(span.month))}::date)`;
  return { step: "dropped", ...of };
}

/** The months of a table that have a part of their own, up to the latest that is due. */
async function monthsDue(tx: Tx, table: PutAwayTable, latest: PlainMonth): Promise<PlainMonth[]> {
  const rows = await tx.$queryRaw<{ month: string }[]>`
    SELECT replace(right(c.relname, 7), '_', '-') AS month FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = to_regclass('public.' || ${table}) AND c.relname ~ '_[0-9]{4}_[0-9]{2}$' ORDER BY 1`;
  return rows.map(({ month }) => parsePlainMonth(month)).filter((month) => month <= latest);
}

/** Every financial year with books, up to the latest that is closed, by its April. */
async function yearsDue(tx: Tx, latest: PlainMonth): Promise<PlainMonth[]> {
  const [first] = await tx.$queryRaw<
    { at: Date | null }[]
  >`SELECT min(created_at) AS at FROM journal_entries`;
  if (!first?.at) return [];
  const years: PlainMonth[] = [];
  const began = latestClosedYear(addMonths(toBusinessMonth(first.at), MONTHS_OF_A_YEAR + 1));
  for (let april = began; april <= latest; april = addMonths(april, MONTHS_OF_A_YEAR)) years.push(april);
  return years;
}

type Forgotten = { archives: number; sessions: number; tokens: number; schemas: number };

/** Erases what is past its time: archives on their day, sessions and links at their end, what a restore left after a week. */
export async function forgetPast(tx: Tx, now: Date): Promise<Forgotten> {
  const today = toSqlDate(toBusinessDate(now));
  const { count: archives } = await tx.archive.deleteMany({ where: { deleteOn: { lte: today } } });
  const { count: sessions } = await tx.session.deleteMany({ where: { expires: { lte: now } } });
  const { count: tokens } = await tx.verificationToken.deleteMany({ where: { expires: { lte: now } } });
  const [row] = await tx.$queryRaw<{ gone: number }[]>`SELECT schemas_gone AS gone FROM forget_restored()`;
  return { archives, sessions, tokens, schemas: row?.gone ?? 0 };
}
