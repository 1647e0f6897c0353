// A table and a customer of a kitchen with half a year behind it are lost and come back, by the commands that an operator types. In a
// process of its own, with a data folder that does not exist yet; its last line is what came back, as JSON.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import pg from "pg";
import { OWN_TABLES } from "@/lib/features/own-data/own-tables";
import { openDatabase } from "../../scripts/stack/database.mjs";
import { runEntry } from "../../scripts/stack/stack-error.mjs";
import type { Brought } from "./brought";

const run = async (script: string, ...args: string[]) => {
  const command = script.endsWith(".mjs") ? [script] : ["--import", "tsx", script];
  const { stdout } = await promisify(execFile)(process.execPath, [...command, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
};

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const answers = [await client.query<T>(sql)].flat();
    return answers.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

/** What every row of a table comes to, as one text. */
const READ = "md5(coalesce(string_agg(t::text, chr(10) order by t::text), ''))";

async function readAll(url: string): Promise<string> {
  const said: string[] = [];
  for (const table of Object.keys(OWN_TABLES).filter((one) => one !== "system_logs")) {
    const [row] = await ask<{ sum: string }>(url, `select ${READ} as sum from ${table} t`);
    said.push(`${table} ${row?.sum}`);
  }
  return said.join("\n");
}

const byHand = (...statements: string[]) =>
  `begin; set local session_replication_role = replica; ${statements.join("; ")}; commit`;

async function lose(name: Brought["name"], url: string, sql: string, ...part: string[]): Promise<Brought> {
  const before = await readAll(url);
  const [row] = await ask<{ at: Date }>(url, "select clock_timestamp() as at from pg_sleep(0.01)");
  await ask(url, `select pg_sleep(0.01); ${sql}`);
  const started = performance.now();
  const to = row?.at.toISOString() ?? "";
  const said = await run("scripts/restore.ts", "--to", to, ...part, "--back", "--yes");
  const seconds = (performance.now() - started) / 1000;
  const rows = Number(/^(\d+) rows are back/m.exec(said)?.[1] ?? 0);
  return { name, seconds, rows, isSame: (await readAll(url)) === before };
}

async function loseParts(): Promise<Brought[]> {
  await run("scripts/up.mjs", "--seed");
  await run("scripts/backup.ts");
  const { url, close } = await openDatabase();
  try {
    const [customer] = await ask<{ id: number }>(
      url,
      "select customer_id as id from bills group by 1 order by count(*) desc, 1 limit 1",
    );
    const id = String(customer?.id);
    const theirs = Object.entries(OWN_TABLES)
      .filter(([table]) => table !== "system_logs")
      .map(([table, where]) => `delete from ${table} where ${where.replaceAll("$1", id)}`)
      .toReversed();
    return [
      await lose("one table", url, byHand("delete from bill_lines"), "--table", "bill_lines"),
      await lose("one customer", url, byHand(...theirs), "--customer", id),
    ];
  } finally {
    await close();
  }
}

void runEntry(async () => console.log(JSON.stringify(await loseParts())));
