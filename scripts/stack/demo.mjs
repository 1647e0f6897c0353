// Demo data: loaded once into an empty database, told by its logins.
import fs from "node:fs";
import pg from "pg";
import { isLive } from "./environment.mjs";
import { inData, inRoot } from "./paths.mjs";

// Stands while demo data is being loaded: a load that was killed half-way is started over from nothing.
const marker = () => inData("demo-loading");

/** Runs `work(client)` in a transaction that sees every row. */
async function asSystem(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("set local role tiffin_system");
    return await work(client);
  } finally {
    await client.end();
  }
}

export const wantsDemo = () => process.env.TIFFINTRACK_DEMO !== "0" && !isLive();

export const wasInterrupted = () => fs.existsSync(marker());

const isEmpty = (url) =>
  asSystem(url, async (client) => (await client.query("select from users limit 1")).rowCount === 0);

/** Loads the demo data when the database is empty; answers whether it did. `run` as in Supervisor. */
export async function loadDemo(url, run, env) {
  if (!(await isEmpty(url))) return false;
  fs.writeFileSync(marker(), "");
  await run("loading the demo data", ["--import", "tsx", inRoot("prisma", "seed.ts")], { env });
  fs.rmSync(marker());
  return true;
}

/** The demo logins that exist in this database. */
export async function demoLogins(url) {
  const all = JSON.parse(fs.readFileSync(inRoot("prisma", "demo-logins.json"), "utf8"));
  const emails = all.map(({ email }) => email);
  const find = "select email from users where email = any($1)";
  const { rows } = await asSystem(url, (client) => client.query(find, [emails]));
  const present = new Set(rows.map(({ email }) => email));
  return all.filter(({ email }) => present.has(email));
}

const OUR_SCHEMAS = ["public", "sandbox", "pgboss"];

/** Leaves nothing of ours in the database; what others keep in it stays. */
export async function emptyDatabase(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const drops = OUR_SCHEMAS.map((name) => `drop schema if exists ${name} cascade;`);
    await client.query(`begin; ${drops.join(" ")} create schema public; commit;`);
    fs.rmSync(marker(), { force: true });
  } finally {
    await client.end();
  }
}
