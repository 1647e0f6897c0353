// npm run db:migrate            applies the migrations that are missing
// npm run db:migrate -- --down  takes back the last one with its down.sql
// npm run db:diff               prints the SQL still missing between prisma/migrations and prisma/schema.prisma
import fs from "node:fs";
import pg from "pg";
import { closeOnSignals, openDatabase } from "./stack/database.mjs";
import { applyMigrations, diffFromMigrations, migrationFile } from "./stack/engine.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

// Each migration.sql runs as one transaction, so of one that failed or was killed nothing stayed but its row.
// Left as it is, that row would stop every later attempt.
const forgetUnfinished = (url) =>
  withClient(url, async (client) => {
    const { rows } = await client.query("select to_regclass('_prisma_migrations') as found");
    if (rows[0].found) await client.query("delete from _prisma_migrations where finished_at is null");
  });

const takeBackLast = (url) =>
  withClient(url, async (client) => {
    await forgetUnfinished(url);
    const last = "select migration_name from _prisma_migrations order by migration_name desc limit 1";
    const name = (await client.query(last)).rows[0]?.migration_name;
    if (!name) throw new StackError("no migration is applied");
    await client.query("begin");
    await client.query(fs.readFileSync(migrationFile(name, "down.sql"), "utf8"));
    await client.query("delete from _prisma_migrations where migration_name = $1", [name]);
    await client.query("commit");
    return `taken back: ${name}`;
  });

async function migrate(url) {
  await forgetUnfinished(url);
  const names = await applyMigrations(url);
  return names.length ? names.map((name) => `applied: ${name}`).join("\n") : "nothing to apply";
}

// The engine's message ends in its own call chain ("   0: schema_engine...").
const firstLines = (error) => error.message.split(/\n\s+\d+: /)[0].trim();

async function run(task, url) {
  try {
    return await task(url);
  } catch (error) {
    throw error.name === "SchemaConnectorError" ? new StackError(firstLines(error)) : error;
  }
}

const tasks = { "--down": takeBackLast, "--diff": diffFromMigrations };

await runEntry(async () => {
  await ensureWantedNode();
  const database = await openDatabase();
  closeOnSignals(database.close);
  try {
    const task = tasks[process.argv[2]] ?? migrate;
    console.log((await run(task, database.url)).trim());
  } finally {
    await database.close();
  }
  process.exit(0); // the engine's timer would hold the process for another 10 s
});
