// The product as `npm run up` starts it, each part a process of its own, in a folder and on ports of its own.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../../scripts/stack/ports.mjs";
import { migrate } from "../support/test-postgres.mjs";
import { databasePart } from "./database";
import type { Part } from "./part";
import type { Victim } from "./plan";
import { productParts, variablesOf, type Addresses, type Variables } from "./product-parts";

export type Stack = {
  folder: string;
  addresses: Addresses;
  variables: Variables;
  /** Answers how long it took, in milliseconds. @throws when everything is being stopped */
  start: (name: Victim) => Promise<number>;
  /** kill -9, dead for a while, and up again; answers how long the start took, in milliseconds. */
  strike: (victim: Victim, deadMs: number) => Promise<number>;
  /** Resolves when nothing is dead. */
  whole: () => Promise<void>;
  /** What ended although nobody had killed it. */
  accidents: string[];
  close: () => Promise<void>;
};

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "tiffintrack-drill-"));
  chmodSync(folder, 0o711); // the database may run as another user
  mkdirSync(path.join(folder, "uploads"));
  return folder;
}

/** `onBegun` is handed the stack before anything of it runs, to be closed whatever happens. */
export async function startStack(onBegun: (stack: Stack) => void): Promise<Stack> {
  const folder = newFolder();
  const database = await databasePart(folder);
  const ports = { web: await freePort(), sandbox: await freePort() };
  const addresses = {
    web: `http://127.0.0.1:${ports.web}`,
    gateway: `http://127.0.0.1:${ports.sandbox}`,
  };
  const variables = variablesOf({ folder, ports, addresses, databaseUrl: database.url });
  const accidents: string[] = [];
  const onEnd = (what: string) => void accidents.push(what);
  const parts = { database, ...productParts({ folder, variables, ports, addresses, onEnd }) };
  const stack = { folder, addresses, variables, accidents, ...lifeOf(parts, folder) };
  onBegun(stack);
  try {
    await stack.start("database");
    await migrate(database.url);
    for (const name of ["sandbox", "web", "worker"] as const) await stack.start(name);
    return stack;
  } catch (error) {
    await stack.close();
    throw error;
  }
}

function lifeOf(
  parts: Record<Victim, Part>,
  folder: string,
): Pick<Stack, "start" | "strike" | "whole" | "close"> {
  let rising: Promise<unknown> = Promise.resolve();
  let isClosing = false;
  const start = async (name: Victim) => {
    if (isClosing) throw new Error("stopped");
    const started = performance.now();
    await parts[name].start();
    return Math.round(performance.now() - started);
  };
  const rise = async (name: Victim, deadMs: number) => {
    await parts[name].kill();
    await delay(deadMs);
    return start(name);
  };
  return {
    start,
    strike(victim, deadMs) {
      const risen = rise(victim, deadMs);
      rising = risen;
      return risen;
    },
    whole: async () => void (await rising),
    async close() {
      isClosing = true;
      await rising.catch(() => {});
      for (const name of ["web", "worker", "sandbox", "database"] as const) await parts[name].stop();
      if (!process.env.DRILL_KEEP) rmSync(folder, { recursive: true, force: true });
    },
  };
}
