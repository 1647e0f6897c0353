// Whether a database can serve this version, checked before anything is done with it; each answer is one line.
import pg from "pg";
import { isLineSaid, LINE_UNSAID } from "../../lib/database-line.mjs";
import { migrationNames } from "./migrations.mjs";
import { StackError } from "./stack-error.mjs";

const LEAST_VERSION = 16;
const PATIENCE_MS = 10_000;
export const ROLES = ["tiffin_guest", "tiffin_customer", "tiffin_staff", "tiffin_system"];

const REASONS = {
  "28P01": ({ user }) => `refuses the password of ${user}`,
  28000: ({ user }) => `does not let ${user} in`,
  "3D000": ({ database }) => `has no database ${database}`,
  53300: () => "has no connection left",
  "57P03": () => "is starting or stopping",
  ECONNREFUSED: () => "does not answer there",
  ENOTFOUND: ({ host }) => `is not found: no machine is called ${host}`,
  EAI_AGAIN: ({ host }) => `is not found: the name ${host} can't be looked up now`,
  ETIMEDOUT: () => "does not answer in time",
  EHOSTUNREACH: () => "can't be reached",
};

/** One line that says why `url`'s server can't be used, without the password; null for any other kind of fault. */
export function whyNotReached(error, url) {
  const at = new URL(url);
  const facts = {
    user: decodeURIComponent(at.username),
    host: at.hostname,
    database: decodeURIComponent(at.pathname.slice(1)),
  };
  const isLate = /timeout/i.test(error.message ?? "");
  const reason = REASONS[error.code] ?? (isLate ? REASONS.ETIMEDOUT : null);
  if (!reason) return null;
  return `DATABASE_URL: PostgreSQL at ${at.hostname}:${at.port || 5432} ${reason(facts)}`;
}

/** Runs `work(client)`; a server that can't be reached is reported in one line. */
export async function withDatabase(url, work) {
  if (!isLineSaid(url)) throw new StackError(`DATABASE_URL: ${LINE_UNSAID}`);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  try {
    await client.connect();
  } catch (error) {
    const line = whyNotReached(error.errors?.[0] ?? error, url);
    throw line ? new StackError(line) : error;
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What the server is, and what the login may do there. */
export async function factsOf(client) {
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int / 10000 as major,
            current_setting('server_version') as version, current_user as user, current_database() as database,
            rolsuper as "isSuper", rolcreaterole as "mayMakeRoles",
            has_schema_privilege('public', 'CREATE') as "mayMakeTables",
            has_database_privilege(current_database(), 'CREATE') as "mayMakeSchemas",
            array(select rolname::text from pg_roles where rolname = any($1) and pg_has_role(rolname, 'MEMBER')) as roles
     from pg_roles where rolname = current_user`,
    [ROLES],
  );
  return rows[0];
}

const rolesSql = (user) =>
  ROLES.map((role) => `create role ${role} nologin; grant ${role} to ${user} with admin option;`).join(" ");

/** What keeps a database with these facts from being migrated, as one line; null for nothing. */
export function whatIsMissing(facts) {
  const { user, database } = facts;
  const name = pg.escapeIdentifier(user);
  if (facts.major < LEAST_VERSION)
    return `PostgreSQL ${LEAST_VERSION} or later is needed, this is ${facts.version}`;
  if (facts.isSuper) return null;
  if (!facts.mayMakeTables)
    return `the role ${user} may not make tables. As superuser, in ${database}: grant create on schema public to ${name};`;
  if (!facts.mayMakeSchemas)
    return `the role ${user} may not make the job queue's schema. As superuser: grant create on database ${pg.escapeIdentifier(database)} to ${name};`;
  if (!facts.mayMakeRoles && facts.roles.length < ROLES.length)
    return `the role ${user} needs CREATEROLE once, or as superuser: ${rolesSql(name)}`;
  return null;
}

/** @throws StackError when the server is too old or the login lacks a right */
export async function checkRights(url) {
  const missing = await withDatabase(url, async (client) => whatIsMissing(await factsOf(client)));
  if (missing) throw new StackError(missing);
}

const APPLIED =
  "select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null";

export async function appliedMigrations(client) {
  const { rows } = await client.query("select to_regclass('_prisma_migrations') is not null as found");
  if (!rows[0].found) return [];
  return (await client.query(APPLIED)).rows.map((row) => row.migration_name);
}

/** { missing, unknown }: shipped migrations not applied, and applied ones that this version doesn't know. */
export function compareMigrations(applied, shipped = migrationNames()) {
  return {
    missing: shipped.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !shipped.includes(name)),
  };
}

/** For a serving process: refuses a database that lacks migrations, and says when a newer version was here. */
export async function checkMigrated(url) {
  const { missing, unknown } = await withDatabase(url, async (client) =>
    compareMigrations(await appliedMigrations(client)),
  );
  if (missing.length)
    throw new StackError(
      `the database lacks ${missing.length} of this version's migrations (the first: ${missing[0]}): run npm run db:migrate`,
    );
  if (unknown.length) console.error(`note: a newer version has migrated this database (${unknown.at(-1)})`);
}
