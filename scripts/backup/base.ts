// A whole copy of a running cluster, from which the log leads on.
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { StackError } from "../stack/stack-error.mjs";
import type { Base } from "./about";
import { packCluster, type Beside } from "./cluster-files";
import { endingOf } from "./names";
import type { Place } from "./place";
import { writeSealed } from "./sealed";
import { shipWal } from "./wal";

export type Cluster = {
  /** Its owner's address. */
  url: string;
  dir: string;
  /** Where the server puts the segments of its log that are full. */
  spool: string;
};

/** Files of the data folder that a new machine needs beside the database. */
export const SECRETS = "tiffintrack-secrets.json";

type Given = {
  cluster: Cluster;
  places: readonly Place[];
  key: string | null;
  secrets: Record<string, string>;
  scratch: string;
};

/**
 * Copies the cluster into each place, with the log up to the copy's end.
 * @throws StackError when there is no place, or the server keeps no log
 */
export async function takeBase({ cluster, places, key, secrets, scratch }: Given): Promise<Base> {
  if (places.length === 0) throw new StackError("backups are switched off (BACKUP_DIR=none)");
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  const file = path.join(scratch, "base");
  try {
    const begun = await begin(client);
    let stoppedAt = new Date();
    const end = async (): Promise<Beside[]> => {
      const { rows } = await client.query<{ labelfile: string; at: Date }>(
        "select labelfile, clock_timestamp() as at from pg_backup_stop(wait_for_archive => true)",
      );
      const [{ labelfile, at } = { labelfile: "", at: new Date() }] = rows;
      stoppedAt = at;
      return [
        { name: "backup_label", text: labelfile },
        { name: SECRETS, text: JSON.stringify(secrets) },
      ];
    };
    const written = await writeSealed(packCluster(cluster.dir, end), file, key);
    const id = begun.at.toISOString().replace(/[-:]|\.\d+/g, "");
    const base: Base = {
      ...{ id, startedAt: begun.at.toISOString(), stoppedAt: stoppedAt.toISOString() },
      ...{ firstSegment: begun.segment, system: begun.system, postgres: begun.postgres },
      ...{ key: `base/${id}/cluster.tar${endingOf(key)}`, ...written },
    };
    await keep(base, file, { places, scratch });
    await shipWal({ spool: cluster.spool, places, key, scratch });
    return base;
  } finally {
    await client.end();
    fs.rmSync(file, { force: true });
  }
}

async function keep(
  base: Base,
  file: string,
  { places, scratch }: Pick<Given, "places" | "scratch">,
): Promise<void> {
  const about = path.join(scratch, "base.json");
  fs.writeFileSync(about, JSON.stringify(base, null, 2));
  // what it says is there, is there
  for (const place of places) {
    await place.put(base.key, file);
    await place.put(`base/${base.id}/about.json`, about);
  }
  fs.rmSync(about);
}

type Begun = { at: Date; segment: string; system: string; postgres: string };

async function begin(client: pg.Client): Promise<Begun> {
  const { rows } = await client.query<{ mode: string }>("select current_setting('archive_mode') as mode");
  if (rows[0]?.mode === "off")
    throw new StackError(
      "this server keeps no log of what is written: set archive_mode and archive_command (see README.md)",
    );
  const begun = await client.query<Begun>(
    `select clock_timestamp() as at, pg_walfile_name(start) as segment, system_identifier::text as system,
            current_setting('server_version') as postgres
     from pg_backup_start('tiffintrack', fast => true) as start, pg_control_system()`,
  );
  const [row] = begun.rows;
  if (!row) throw new Error("pg_backup_start says nothing");
  return row;
}
