import type { Client } from "pg";
import { asSystem } from "@/lib/db";
import { waitingLetters } from "@/lib/features/notifications/queries";
import { MAY_WAIT } from "@/lib/features/watch/alarms";
import { SILENT_SECONDS, secondsSinceHeartbeat } from "@/lib/process/heartbeat";
import {
  appliedMigrations,
  compareMigrations,
  factsOf,
  whatIsMissing,
  withDatabase,
} from "../stack/check-database.mjs";
import { locksOff } from "../stack/database-logins.mjs";
import { ok, weak, wrong, type Finding, type Patient } from "./finding";
import { clockFinding } from "./machine";

/** The server and its version, what the login may do, the locks that hold it, the schema. */
export async function askDatabase({ env }: Patient): Promise<Finding[]> {
  const asVisitors = await withDatabase(env.DATABASE_URL, async (client: Client) => [
    ...(await locks(client)),
    await clock(client),
  ]);
  const owner = process.env.DATABASE_OWNER_URL || env.DATABASE_URL;
  const asOwner = await withDatabase(owner, async (client: Client) => {
    const may = await rights(client);
    return may.state === "ok" ? [may, ...(await schema(client))] : [may];
  });
  return [...asOwner, ...asVisitors];
}

async function rights(client: Client): Promise<Finding> {
  const facts = await factsOf(client);
  const missing = whatIsMissing(facts);
  if (missing) return wrong("database", missing, "do what the line says, then npm run db:migrate");
  return ok("database", `PostgreSQL ${facts.version} answers, and ${facts.user} may migrate it`);
}

async function schema(client: Client): Promise<Finding[]> {
  const { missing, unknown } = compareMigrations(await appliedMigrations(client));
  if (missing.length > 0)
    return [
      wrong(
        "migrations",
        `${missing.length} are missing (the first: ${missing[0]})`,
        "run npm run db:migrate",
      ),
    ];
  if (unknown.length > 0)
    return [
      weak(
        "migrations",
        `a newer version has migrated this database (${unknown.at(-1)})`,
        "run that version again, or take its migrations back with it",
      ),
    ];
  return [ok("migrations", "all of this version are applied")];
}

async function locks(client: Client): Promise<Finding[]> {
  const off = await locksOff(client);
  if (off.length === 0) return [ok("the database's locks", "all hold the visitors' login")];
  return [
    weak(
      "the database's locks",
      `DATABASE_URL's login is held less than it could be: ${off.join(", ")}`,
      'make the three logins (README, "Logins")',
    ),
  ];
}

/** Heartbeats, locks on log-ins and the queue go by the database's clock, everything else by this machine's. */
async function clock(client: Client): Promise<Finding> {
  const before = Date.now();
  // a text: the server may be set to shorten large numbers
  const { rows } = await client.query<{ ms: string }>(
    "select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as ms",
  );
  return clockFinding(((before + Date.now()) / 2 - Number(rows[0]?.ms)) / 1000, "the database's");
}

/** The worker, and what waits for it. */
export async function askWork({ now }: Patient): Promise<Finding[]> {
  const silent = await asSystem(secondsSinceHeartbeat);
  const { oldestSince } = await asSystem(waitingLetters);
  return [workerOf(silent), ...lettersOf(oldestSince ? now.getTime() - oldestSince.getTime() : 0)];
}

function workerOf(silentSeconds: number | null): Finding {
  const cure = "start it (npm run worker, or its service), and read its log";
  if (silentSeconds === null)
    return wrong("worker", "none has ever been here: no bill, no letter, no sheet", cure);
  const minutes = Math.round(silentSeconds / 60);
  if (silentSeconds > SILENT_SECONDS)
    return wrong("worker", `silent for ${minutes} minutes: no bill, no letter, no sheet`, cure);
  return ok("worker", "was here within the last five minutes");
}

function lettersOf(waitingMs: number): Finding[] {
  if (waitingMs <= MAY_WAIT.letter) return [];
  const says = `the oldest unsent one has waited for ${Math.round(waitingMs / 3_600_000)} hours`;
  return [weak("letters", says, "look at /admin/outbox, which says why")];
}
