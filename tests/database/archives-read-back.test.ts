// What was put away is rows again, by one command.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Client } from "pg";
import { asSystem, disconnect } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { forgetPast, putAway } from "@/lib/features/archives/commands";
import { makeParts } from "@/lib/features/system/commands";
import { readBack } from "@/scripts/restoring/archive";
import { systemFlow } from "../support/bills";
import { at } from "../support/make";
import { connectSql, type Sql } from "../support/sql";

const PATH = "audit_logs/2031-05.jsonl.gz";
const URL_OF_OWNER = process.env.DATABASE_URL ?? "";

let sql: Sql;
let before: string[];
beforeAll(async () => {
  sql = await connectSql();
  await asSystem((tx) => makeParts(tx, "audit_logs", parsePlainDate("2031-05-01")));
  await sql.query(
    `INSERT INTO audit_logs (actor_role, action, entity, entity_id, reason, after, created_at)
     SELECT 'system', 'a', 'plan', n::text, E'it''s "so",\\n \\\\ आशा', '{"a": null, "n": 1.50}', '2031-05-31 18:29:59.999Z'
     FROM generate_series(1, 3) n`,
  );
  before = await textOf("audit_logs_2031_05");
  for await (const { step } of putAway(systemFlow(at("2032-06-01", "02:30")))) expect(step).not.toBe("kept");
});
afterAll(async () => {
  await sql.close();
  await disconnect();
});

const textOf = async (table: string) =>
  (await sql.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY id`)).map(
    ({ row }) => row,
  );

async function command(...args: string[]): Promise<string> {
  const env = { ...process.env, DATABASE_URL: URL_OF_OWNER };
  const program = ["--import", "tsx", "scripts/archives.ts", ...args];
  const run = promisify(execFile)(process.execPath, program, { env });
  return run.then(({ stdout }) => stdout).catch((fault: { stderr: string }) => fault.stderr);
}

async function withOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: URL_OF_OWNER });
  await client.connect();
  return work(client).finally(() => client.end());
}

test("npm run archives lists them, and makes rows of one again, to the letter, for a week", async () => {
  expect(await command()).toMatch(
    /^audit_logs\/2031-05\.jsonl\.gz {2}3 rows, 1 kB, made 2032-05-31T21:00:00\.000Z, kept until 2040-06-01$/m,
  );
  const said = await command(PATH);
  const place = /^3 rows stand in (\S+), for a week/.exec(said)?.[1] ?? "none";
  expect(await textOf(place)).toEqual(before);
  const forget = () => asSystem((tx) => forgetPast(tx, new Date()));
  expect((await forget()).schemas).toBe(0);
  const schema = place.split(".")[0] ?? "";
  await sql.query(`COMMENT ON SCHEMA ${schema} IS '2026-01-01 00:00Z'`);
  expect((await forget()).schemas).toBe(1);
}, 60_000);

test("one that is not there is named, and one flipped bit is said and leaves nothing", async () => {
  expect(await command("audit_logs/1999-01.jsonl.gz")).toMatch(
    /^error: there is no archive audit_logs\/1999-01/,
  );
  await sql.query(
    "UPDATE archives SET content = set_byte(content, 40, get_byte(content, 40) # 1) WHERE path = $1",
    [PATH],
  );
  await expect(withOwner((client) => readBack(client, PATH, "restored_here"))).rejects.toThrow(
    /is not what it was when it was made/,
  );
  expect(await sql.query("SELECT FROM pg_namespace WHERE nspname = 'restored_here'")).toEqual([]);
}, 60_000);
