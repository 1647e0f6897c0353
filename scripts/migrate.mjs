// npm run db:migrate            applies the missing migrations
// npm run db:migrate -- --down  reverts the last one with its down.sql; what is lost must be named: --yes-lose DATABASE
// npm run db:diff               prints the SQL still missing between prisma/migrations and prisma/schema.prisma
import fs from "node:fs";
import { appliedMigrations, checkRights, compareMigrations, withDatabase } from "./stack/check-database.mjs";
import { takeCredentials } from "./stack/credentials.mjs";
import { closeOnSignals, openDatabase } from "./stack/database.mjs";
import { makeLogins } from "./stack/database-logins.mjs";
import { embeddedAddresses, usesEmbeddedDatabase } from "./stack/environment.mjs";
import { refuseLoss } from "./stack/loss.mjs";
import { applyMigrations, diffFromMigrations } from "./stack/engine.mjs";
import { migrationFile } from "./stack/migrations.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

// The number of our advisory lock: whoever migrates this database holds it until they are done.
const MIGRATING = 7_262_026;
// more than an update brings: a new database
const MANY = 10;

/** Lets only one migration at a time work on the database; `work` gets the connection that holds the lock. */
const alone = (url, work) =>
  withDatabase(url, async (client) => {
    await client.query("select pg_advisory_lock($1)", [MIGRATING]);
    return work(client);
  });

/** The product's addresses: those of the environment, or of the embedded database. */
const addressesOf = (url) => (usesEmbeddedDatabase() ? embeddedAddresses(url) : process.env);

// Each migration.sql runs as one transaction, so one that failed or was killed left nothing but its row.
// If left there, that row would stop every later attempt.
async function forgetUnfinished(client) {
  const { rows } = await client.query("select to_regclass('_prisma_migrations') is not null as found");
  if (rows[0].found) await client.query("delete from _prisma_migrations where finished_at is null");
}

const takeBackLast = (url) =>
  alone(url, async (client) => {
    await forgetUnfinished(client);
    const name = (await appliedMigrations(client)).sort().at(-1);
    if (!name) throw new StackError("no migration is applied");
    await refuseLoss(client, `taking back ${name}`);
    await client.query("begin");
    await client.query(fs.readFileSync(migrationFile(name, "down.sql"), "utf8"));
    await client.query("delete from _prisma_migrations where migration_name = $1", [name]);
    await client.query("commit");
    return `taken back: ${name}`;
  });

async function migrate(url) {
  await checkRights(url);
  return alone(url, async (client) => {
    const { unknown } = compareMigrations(await appliedMigrations(client));
    if (unknown.length)
      throw new StackError(
        `this database was migrated by a newer version (${unknown.at(-1)}): run that version's db:migrate`,
      );
    await forgetUnfinished(client);
    const names = await applyMigrations(url);
    await makeLogins(client, addressesOf(url));
    return whatWasApplied(names);
  });
}

function whatWasApplied(names) {
  if (names.length === 0) return "nothing to apply";
  const isMany = names.length > MANY;
  return isMany
    ? `applied: ${names.length} migrations, the last of them ${names.at(-1)}`
    : names.map((name) => `applied: ${name}`).join("\n");
}

// The engine's message ends with its own call chain ("   0: schema_engine...").
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
  takeCredentials();
  const database = await openDatabase();
  closeOnSignals(database.close);
  try {
    const task = tasks[process.argv[2] ?? ""] ?? migrate;
    console.log((await run(task, database.url)).trim());
  } finally {
    await database.close();
  }
  process.exit(0); // the engine's timer would hold the process for another 10 s
});
