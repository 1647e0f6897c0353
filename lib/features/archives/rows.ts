import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { Prisma } from "@/prisma/generated/client";
import { toSqlDate, type Tx } from "@/lib/db";
import { PUT_AWAY, type PutAwayTable } from "@/lib/domain/books/retention";
import { addMonths, firstDayOf, type PlainMonth } from "@/lib/domain/plain-date";

/** The rows of a table whose instant is in the span. Names of tables are constants. */
type Between = (at: Prisma.Sql) => Prisma.Sql;

const ROWS = {
  audit_logs: (within: Between) =>
    Prisma.sql`SELECT a.* FROM audit_logs a WHERE ${within(Prisma.sql`a.created_at`)}`,
  estimates: (within: Between) =>
    Prisma.sql`SELECT e.* FROM estimates e WHERE ${within(Prisma.sql`e.created_at`)}`,
  bills: (within: Between) =>
    Prisma.sql`SELECT b.* FROM bills b
      WHERE ${within(Prisma.sql`(make_date(b.year, b.month, 1)::timestamp AT TIME ZONE 'Asia/Kolkata')`)}`,
  journal_entries: (within: Between) =>
    Prisma.sql`SELECT e.* FROM journal_entries e WHERE ${within(Prisma.sql`e.created_at`)}`,
  journal_lines: (within: Between) =>
    Prisma.sql`SELECT l.* FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
      WHERE ${within(Prisma.sql`e.created_at`)}`,
  payment_logs: (within: Between) =>
    Prisma.sql`SELECT p.* FROM payment_logs p WHERE ${within(Prisma.sql`p.created_at`)}`,
  documents: (within: Between) =>
    Prisma.sql`SELECT d.* FROM documents d WHERE ${within(Prisma.sql`d.issued_at`)}`,
} as const;

type ArchivedTable = keyof typeof ROWS;

/** The tables of which a month leaves once it is put away. */
export const isPutAway = (table: string): table is PutAwayTable => table in PUT_AWAY;
export const MONTHLY: readonly PutAwayTable[] = Object.keys(PUT_AWAY).filter(isPutAway);

/** The books' tables, of which a closed financial year is copied. */
export const BOOKS = ["bills", "journal_entries", "journal_lines", "payment_logs", "documents"] as const;

/** The type as which a line is read back: a row of the table itself. */
const READ_AS: Readonly<Record<ArchivedTable, Prisma.Sql>> = {
  audit_logs: Prisma.sql`NULL::audit_logs`,
  estimates: Prisma.sql`NULL::estimates`,
  bills: Prisma.sql`NULL::bills`,
  journal_entries: Prisma.sql`NULL::journal_entries`,
  journal_lines: Prisma.sql`NULL::journal_lines`,
  payment_logs: Prisma.sql`NULL::payment_logs`,
  documents: Prisma.sql`NULL::documents`,
};

/** A table from a month's first day on, for so many months of the kitchen. */
export type Span = { table: ArchivedTable; month: PlainMonth; months: number };

function rowsOf({ table, month, months }: Span): Prisma.Sql {
  const instant = (of: PlainMonth) =>
    Prisma.sql`(${toSqlDate(firstDayOf(of))}::date::timestamp AT TIME ZONE 'Asia/Kolkata')`;
  return ROWS[table](
    (at) => Prisma.sql`${at} >= ${instant(month)} AND ${at} < ${instant(addMonths(month, months))}`,
  );
}

const asLine = (row: Prisma.Sql) => Prisma.sql`row_to_json(${row})::text`;

/** Packed rows: gzip of one JSON object a line. */
export type Packed = { content: Buffer<ArrayBuffer>; rowCount: number; sha256: string };

export const sha256Of = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

/** The rows of a span as they go into an archive. */
export async function pack(tx: Tx, span: Span): Promise<Packed> {
  const rows = await tx.$queryRaw<{ line: string }[]>`
    SELECT ${asLine(Prisma.sql`t`)} AS line FROM (${rowsOf(span)}) t ORDER BY t.id`;
  const content = Buffer.from(gzipSync(rows.map(({ line }) => `${line}\n`).join("")));
  return { content, rowCount: rows.length, sha256: sha256Of(content) };
}

/** What an archive's content says, as one JSON array. @throws when it can't be unpacked */
export const unpack = (content: Uint8Array): string =>
  `[${gunzipSync(content).toString("utf8").trimEnd().replaceAll("\n", ",")}]`;

/** Whether a content, read back as rows of its table, says the same as the rows that are there, no row more or less. */
export async function saysTheSame(tx: Tx, span: Span, content: Uint8Array): Promise<boolean> {
  const there = Prisma.sql`SELECT ${asLine(Prisma.sql`t`)} FROM (${rowsOf(span)}) t`;
  const read = Prisma.sql`SELECT ${asLine(Prisma.sql`r`)}
    FROM json_populate_recordset(${READ_AS[span.table]}, ${unpack(content)}::json) r`;
  const [row] = await tx.$queryRaw<{ isSame: boolean }[]>`
    SELECT NOT EXISTS ((${there}) EXCEPT ALL (${read})) AND NOT EXISTS ((${read}) EXCEPT ALL (${there})) AS "isSame"`;
  return row?.isSame ?? false;
}
