// The monthly run beside its limit and beside the ORM. The limit: an INSERT .. SELECT of the very same rows, from copies of them,
// into the same emptied tables with their keys, foreign keys, checks and indexes, the tables' own triggers off, on one connection.
// The ORM: each customer's rows in a transaction of their own, the triggers on, nothing computed.
import { Client } from "pg";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { parsePaper } from "@/lib/features/documents/paper";
import type { Task } from "./table";
import { asOwner } from "./year/prove";

/** What a run writes, in an order in which each refers to those before it. */
const WRITTEN = [
  "bills",
  "bill_lines",
  "journal_entries",
  "journal_lines",
  "documents",
  "notifications",
] as const;

/** Seconds, of the run, its replay and the limit as they took, of the ORM for as many customers. */
export type BillRun = {
  customers: number;
  rows: number;
  run: number;
  replay: number;
  limit: number;
  oneByOne: number;
};

type Work = { bill: () => Promise<unknown>; replay: () => Promise<unknown> };

/** Runs `bill` on the database of `url` and takes its rows out again; everything that refers to bills goes with them. */
export async function measureRun(url: string, { bill, replay }: Work, sample: number): Promise<BillRun> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const before = await idsBefore(client);
    const run = await secondsOf(bill);
    const replayed = await secondsOf(replay);
    const rows = await keep(client, before);
    const some = await someBills(url, sample);
    await empty(client);
    const limit = await insertKept(client);
    await empty(client);
    const oneByOne = await secondsOf(() => writeEach(url, some));
    const [{ customers } = { customers: 0 }] = (
      await client.query<{ customers: number }>("SELECT count(*)::int AS customers FROM kept_bills")
    ).rows;
    const each = (oneByOne * customers) / some.bills.length;
    return { customers, rows, run, replay: replayed, limit, oneByOne: each };
  } finally {
    await client.end();
  }
}

export function runLines({ customers, rows, run, replay, limit, oneByOne }: BillRun): string[] {
  const line = (name: string, seconds: number) =>
    `${name.padEnd(52)} ${(1_000 * seconds).toFixed(2).padStart(9)} ms ${(customers / seconds).toFixed(0).padStart(7)} customers/s`;
  return [
    line(`the bills of ${customers} customers: the run`, run),
    line(`  its ${rows} rows by INSERT .. SELECT`, limit),
    line("  all of them computed again", replay),
    line("  customer by customer through the ORM", oneByOne),
    `  the run takes ${(run / limit).toFixed(2)} times as long as INSERT .. SELECT`,
    `  the ORM takes ${(oneByOne / run).toFixed(1)} times as long as the run`,
  ];
}

/** The run beside INSERT .. SELECT, and its replay beside the run. */
export function runTasks(runs: readonly BillRun[]): Task[] {
  return [
    {
      task: "the bills of a month",
      limit: "INSERT .. SELECT",
      most: 1.5,
      turns: runs.map(({ run, limit }) => ({ ours: 1_000 * run, limit: 1_000 * limit })),
    },
    {
      task: "all of them computed again",
      limit: "the run",
      most: 2,
      turns: runs.map(({ run, replay }) => ({ ours: 1_000 * replay, limit: 1_000 * run })),
    },
  ];
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

async function idsBefore(client: Client): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const table of WRITTEN) {
    const { rows } = await client.query<{ last: number }>(
      `SELECT coalesce(max(id), 0) AS last FROM ${table}`,
    );
    ids.set(table, rows[0]?.last ?? 0);
  }
  return ids;
}

/** Copies what the run wrote; returns how many rows that is. */
async function keep(client: Client, before: ReadonlyMap<string, number>): Promise<number> {
  let rows = 0;
  for (const table of WRITTEN) {
    await client.query(`DROP TABLE IF EXISTS kept_${table}`);
    const copied = await client.query(
      `CREATE UNLOGGED TABLE kept_${table} AS SELECT * FROM ${table} WHERE id > ${before.get(table) ?? 0} ORDER BY id`,
    );
    rows += copied.rowCount ?? 0;
  }
  return rows;
}

async function empty(client: Client): Promise<void> {
  await client.query(
    `BEGIN; SET LOCAL session_replication_role = replica; TRUNCATE ${WRITTEN.join(", ")} CASCADE; COMMIT`,
  );
}

async function insertKept(client: Client): Promise<number> {
  for (const table of WRITTEN) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const seconds = await secondsOf(async () => {
    await client.query("BEGIN");
    for (const table of WRITTEN) await client.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
    await client.query("COMMIT");
  });
  for (const table of WRITTEN) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  return seconds;
}

const everything = {
  lines: true,
  documents: true,
  journal: { include: { lines: true } },
} as const satisfies Prisma.BillInclude;

/** The last bills that were made, with all of their rows, and as many letters. */
function someBills(url: string, take: number) {
  return asOwner(url, (system) =>
    system(async (tx) => ({
      bills: await tx.bill.findMany({ include: everything, orderBy: { id: "desc" }, take }),
      letters: await tx.notification.findMany({ where: { channel: "email" }, orderBy: { id: "desc" }, take }),
    })),
  );
}

type Some = Awaited<ReturnType<typeof someBills>>;

function writeEach(url: string, { bills, letters }: Some): Promise<void> {
  return asOwner(url, async (system) => {
    for (const [index, bill] of bills.entries()) await system((tx) => writeOne(tx, bill, letters[index]));
  });
}

async function writeOne(
  tx: Tx,
  { id: _, lines, documents, journal, ...bill }: Some["bills"][number],
  letter: Some["letters"][number] | undefined,
): Promise<void> {
  const ofBill = lines.map(({ id: _id, billId: _billId, ...line }) => line);
  const { id: billId } = await tx.bill.create({ data: { ...bill, lines: { create: ofBill } } });
  for (const { id: _id, lines: postings, ...entry } of journal) {
    const { id: entryId } = await tx.journalEntry.create({ data: { ...entry, billId } });
    for (const { id: _lineId, ...posting } of postings)
      await tx.journalLine.create({ data: { ...posting, billId, entryId } });
  }
  for (const { id: _id, content, ...document } of documents)
    await tx.document.create({ data: { ...document, content: parsePaper(content), billId } });
  if (letter) {
    const { id: _id, ...rest } = letter;
    await tx.notification.create({ data: rest });
  }
}
