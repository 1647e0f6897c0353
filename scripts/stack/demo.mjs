// Demo data: loaded once into an empty database, recognised by its logins.
import fs from "node:fs";
import { verify } from "@node-rs/argon2";
import pg from "pg";
import { host, isLive, isLoopback, usesEmbeddedDatabase } from "./environment.mjs";
import { inData, inRoot } from "./paths.mjs";
import { StackError } from "./stack-error.mjs";

// Present while demo data is being loaded: a load that was killed half-way starts over from nothing.
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

/** Whether only this machine can get in: nobody else by the port or through a proxy at a public address. */
const staysHere = () =>
  isLoopback(host()) && (!process.env.APP_URL || isLoopback(new URL(process.env.APP_URL).hostname));

/** The demo's passwords are in README.md: they go into no database but the embedded one, and never beyond this machine. */
export const wantsDemo = () =>
  process.env.TIFFINTRACK_DEMO !== "0" && !isLive() && usesEmbeddedDatabase() && staysHere();

export const wasInterrupted = () => fs.existsSync(marker());

const isEmpty = (url) =>
  asSystem(url, async (client) => (await client.query("select from users limit 1")).rowCount === 0);

/** Loads the demo data when the database is empty; returns whether it did. `run` as in Supervisor. */
export async function loadDemo(url, run, env) {
  if (!(await isEmpty(url))) return false;
  fs.writeFileSync(marker(), "");
  await run("loading the demo data", ["--import", "tsx", inRoot("prisma", "seed.ts")], { env });
  fs.rmSync(marker());
  return true;
}

/** The demo logins that would currently let somebody in. */
export async function demoLogins(url) {
  const all = JSON.parse(fs.readFileSync(inRoot("prisma", "demo-logins.json"), "utf8"));
  const emails = all.map(({ email }) => email);
  const find = "select email, password from users where email = any($1)";
  const { rows } = await asSystem(url, (client) => client.query(find, [emails]));
  const inForce = [];
  for (const login of all) {
    const stored = rows.find(({ email }) => email === login.email)?.password;
    if (stored?.startsWith("$argon2") && (await verify(stored, login.password))) inForce.push(login);
  }
  return inForce;
}

/** @throws StackError when anyone beyond this machine could get in with a password that everybody can read */
export function refuseOpenDemo(logins) {
  if (logins.length === 0 || staysHere()) return;
  throw new StackError(
    `${logins[0].email} still has the password that README.md prints: for others than this machine (HOST, APP_URL), change the demo's passwords first, or begin with an empty database (TIFFINTRACK_DEMO=0 npm run db:reset)`,
  );
}

const OUR_SCHEMAS = ["public", "sandbox", "pgboss"];

/** Removes everything of ours from the database; what others keep in it stays. */
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
