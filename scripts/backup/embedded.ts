// The embedded database's backups: where it is, where they go, what they are opened with.
import fs from "node:fs";
import pg from "pg";
import { embeddedSpool } from "../stack/archiving.mjs";
import { inData } from "../stack/paths.mjs";
import type { Cluster } from "./base";
import type { Place } from "./place";
import { partOf, places } from "./places";
import { backupKey } from "./sealed";

/** Files of the data folder, beside the database's own, without which a restored product is another one. */
const SECRETS = [
  "pg-password",
  "auth-secret",
  "database-visitors-password",
  "database-jobs-password",
  "sandbox-secret-key",
  "sandbox-publishable-key",
  "sandbox-webhook-secret",
];

/** Everything that a backup of the embedded database takes. */
export type Backups = {
  cluster: Cluster;
  places: Place[];
  key: string | null;
  /** A folder of its own for what is not whole yet. */
  scratch: string;
};

/** @param url the owner's address of the running server */
export async function embeddedBackups(url: string): Promise<Backups> {
  const scratch = inData("backup-scratch");
  fs.mkdirSync(scratch, { recursive: true, mode: 0o700 });
  const cluster = { url, dir: inData("pg"), spool: embeddedSpool() };
  const system = await systemAt(url);
  return { cluster, places: places().map((place) => partOf(place, system)), key: await backupKey(), scratch };
}

async function systemAt(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      "select system_identifier::text as id from pg_control_system()",
    );
    return rows[0]?.id ?? "";
  } finally {
    await client.end();
  }
}

export function keptSecrets(): Record<string, string> {
  const kept = SECRETS.filter((name) => fs.existsSync(inData(name)));
  return Object.fromEntries(kept.map((name) => [name, fs.readFileSync(inData(name), "utf8")]));
}

/** Writes those that this machine lacks. */
export function putBackSecrets(secrets: Record<string, string>): void {
  for (const name of SECRETS) {
    const secret = secrets[name];
    if (secret !== undefined && !fs.existsSync(inData(name)))
      fs.writeFileSync(inData(name), secret, { mode: 0o600 });
  }
}
