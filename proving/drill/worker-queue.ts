import { PgBoss } from "pg-boss";
import type { Pool } from "pg";

const JOB = "check-payments";

export type WorkerQueue = {
  /** Gives the worker something to be killed at. */
  wake: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * The worker's own queue. Half a minute after a worker died its job counts as abandoned, and is retried a while later:
 * here that time has always passed.
 */
export async function openQueue(pool: Pool, databaseUrl: string): Promise<WorkerQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: "pgboss",
    supervise: false,
    schedule: false,
    migrate: false,
  });
  boss.on("error", () => {}); // the database may be dead just now
  await boss.start();
  return {
    async wake() {
      await pool.query("delete from pgboss.job where name = $1 and state in ('active', 'retry')", [JOB]);
      await boss.send(JOB);
    },
    close: () => boss.stop({ graceful: false }),
  };
}
