import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "../../scripts/stack/ports.mjs";
import { databaseUrl, endServer, runningPostgres, startPostgres } from "../../scripts/stack/postgres.mjs";
import { birthOf, waitFor } from "../../scripts/stack/processes.mjs";
import type { Part } from "./part";

const GONE_WITHIN_MS = 10_000;

/** The server processes that a PostgreSQL has forked. None without /proc. */
function childrenOf(parent: number): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === parent;
    } catch {
      return false; // ended meanwhile
    }
  });
}

async function killServer(dir: string): Promise<void> {
  const running = runningPostgres(dir);
  if (!running) return;
  const pids = [running.pid, ...childrenOf(running.pid)];
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // ended with its parent
    }
  }
  const areGone = () => pids.every((pid) => birthOf(pid) === null);
  if (!(await waitFor(areGone, GONE_WITHIN_MS, 5))) throw new Error("the database does not end");
}

const DATABASE = "tiffintrack";

/** A PostgreSQL as durable as the product's own, always on the same port. */
export async function databasePart(folder: string): Promise<Part & { url: string }> {
  const dir = path.join(folder, "pg");
  const port = await freePort();
  return {
    url: databaseUrl(dir, port, DATABASE),
    async start() {
      await startPostgres({ dir, port, database: DATABASE, logFile: path.join(folder, "postgres.log") });
    },
    kill: () => killServer(dir),
    async stop() {
      const running = runningPostgres(dir);
      if (running) await endServer(running);
    },
  };
}
