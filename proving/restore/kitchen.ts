// A PostgreSQL that is backed up as the product's is.
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { takeBase, type Cluster } from "../../scripts/backup/base";
import type { Place } from "../../scripts/backup/place";
import { bucketFrom } from "../../scripts/backup/bucket";
import { folder } from "../../scripts/backup/places";
import { newKey } from "../../scripts/backup/sealed";
import { shipWal } from "../../scripts/backup/wal";
import { archiving } from "../../scripts/stack/archiving.mjs";
import { postgresAccount } from "../../scripts/stack/postgres-account.mjs";
import { keptPassword } from "../../scripts/stack/postgres-cluster.mjs";
import { startPostgres } from "../../scripts/stack/postgres.mjs";
import { waitFor } from "../../scripts/stack/processes.mjs";
import { openStore, type Store } from "../../tests/support/s3";

const SEGMENT_WITHIN_MS = 30_000;

const STORE_KEYS = { accessKeyId: "kitchen", secretAccessKey: "of the drill", region: "auto" };

function bucketOf({ endpoint }: Store): Place {
  const { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY } = STORE_KEYS;
  const named = { S3_BUCKET: "tiffin", S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
  const bucket = bucketFrom({ NODE_ENV: "test", ...named });
  if (!bucket) throw new Error("the store has no bucket");
  return bucket;
}

export class Kitchen {
  private constructor(
    private readonly room: string,
    readonly cluster: Cluster,
    /** On the kitchen's machine, and lost with it. */
    readonly disk: Place,
    /** Elsewhere. */
    readonly bucket: Place,
    readonly key: string,
    private readonly stop: () => Promise<void>,
    private readonly store: Store,
  ) {}

  static async open(room: string): Promise<Kitchen> {
    const [dir, spool] = [path.join(room, "data"), path.join(room, "spool")];
    fs.mkdirSync(spool);
    const account = postgresAccount(dir);
    if (account) fs.chownSync(spool, account.uid, account.gid);
    const where = { dir, database: "kitchen", logFile: path.join(room, "log"), isDetached: false };
    const { url, stop } = await startPostgres({ ...where, moreSettings: archiving(spool) });
    const store = await openStore(STORE_KEYS);
    const [disk, bucket] = [folder(path.join(room, "place")), bucketOf(store)];
    return new Kitchen(room, { url, dir, spool }, disk, bucket, await newKey(), stop, store);
  }

  at(name: string): string {
    return path.join(this.room, name);
  }

  async ask<T extends pg.QueryResultRow>(sql: string, url = this.cluster.url): Promise<T[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async cook(count: number): Promise<void> {
    await this.ask(`insert into tiffins select from generate_series(1, ${count})`);
  }

  /** After it nothing that was done before has the same instant. */
  async instant(): Promise<Date> {
    const [row] = await this.ask<{ at: Date }>("select clock_timestamp() as at from pg_sleep(0.01)");
    await this.ask("select pg_sleep(0.01)");
    return row?.at ?? new Date(0);
  }

  async backUp(): Promise<void> {
    const { cluster, key, room } = this;
    await takeBase({
      cluster,
      places: [this.disk, this.bucket],
      key,
      secrets: { "pg-password": keptPassword(cluster.dir) },
      scratch: room,
    });
  }

  /** Writes the log's present segment out, and brings it to the place. */
  async ship(): Promise<void> {
    const { cluster, key, room, disk, bucket } = this;
    const [row] = await this.ask<{ segment: string }>("select pg_walfile_name(pg_switch_wal()) as segment");
    // an earlier one may lie there still
    const isThere = () => fs.readdirSync(cluster.spool).includes(row?.segment ?? "");
    await waitFor(isThere, SEGMENT_WITHIN_MS, 50);
    await shipWal({ spool: cluster.spool, places: [disk, bucket], key, scratch: room });
  }

  /** The machine is gone with all that was on it; tells when. */
  async burn(): Promise<Date> {
    const at = await this.instant();
    await this.stop();
    fs.rmSync(this.cluster.dir, { recursive: true });
    fs.rmSync(this.cluster.spool, { recursive: true });
    fs.rmSync(this.disk.name, { recursive: true });
    return at;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.store.close();
    fs.rmSync(this.room, { recursive: true, force: true });
  }
}
