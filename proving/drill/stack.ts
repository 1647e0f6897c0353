// The product as `npm run up` starts it, each part its own process, with its own folder and ports.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../../scripts/stack/ports.mjs";
import { migrate } from "../../tests/support/test-postgres.mjs";
import { databasePart } from "./database";
import type { Part } from "./part";
import type { Victim } from "./plan";
import { productParts, variablesOf, type Addresses, type Variables } from "./product-parts";
import { startTripwire, type Tripwire } from "./tripwire";

export type Strike = {
  victim: Victim;
  dead: Promise<void>;
  /** How long the start took, in milliseconds. */
  risen: Promise<number>;
};

export type Stack = {
  folder: string;
  addresses: Addresses;
  variables: Variables;
  /** Returns how long it took, in milliseconds. @throws when everything is being stopped */
  start: (name: Victim) => Promise<number>;
  /** kill -9, stays dead for a while, and comes back up. */
  strike: (victim: Victim, deadMs: number) => Strike;
  tripwire: Tripwire;
  /** Resolves when nothing is dead. */
  whole: () => Promise<void>;
  /** Parts that ended without having been killed. */
  accidents: string[];
  /** Ends all of it and removes its folder, once. */
  close: () => Promise<void>;
};

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "tiffintrack-drill-"));
  chmodSync(folder, 0o711); // the database may run as another user
  mkdirSync(path.join(folder, "uploads"));
  return folder;
}

/** `onBegun` gets the stack before any of it runs, so that it can be closed whatever happens. */
export async function startStack(onBegun: (stack: Stack) => void): Promise<Stack> {
  const folder = newFolder();
  const database = await databasePart(folder);
  const ports = { web: await freePort(), sandbox: await freePort() };
  const addresses = {
    web: `http://127.0.0.1:${ports.web}`,
    gateway: `http://127.0.0.1:${ports.sandbox}`,
  };
  const tripwire = await startTripwire(addresses.gateway);
  const told = { apiBase: tripwire.url, databaseUrl: database.url };
  const variables = variablesOf({ folder, ports, addresses }, told);
  const accidents: string[] = [];
  const onEnd = (what: string) => void accidents.push(what);
  const parts = { database, ...productParts({ folder, variables, ports, addresses, onEnd }) };
  const life = lifeOf(parts, { folder, tripwire });
  const stack = { folder, addresses, variables, accidents, tripwire, ...life };
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
  { folder, tripwire }: Pick<Stack, "folder" | "tripwire">,
): Pick<Stack, "start" | "strike" | "whole" | "close"> {
  let rising: Promise<unknown> = Promise.resolve();
  let isClosing = false;
  let closed: Promise<void> | null = null;
  const start = async (name: Victim) => {
    if (isClosing) throw new Error("stopped");
    const started = performance.now();
    await parts[name].start();
    return Math.round(performance.now() - started);
  };
  const rise = async (name: Victim, dead: Promise<void>, deadMs: number) => {
    await dead;
    await delay(deadMs);
    return start(name);
  };
  const close = async () => {
    isClosing = true;
    await rising.catch(() => {});
    for (const name of ["web", "worker", "sandbox", "database"] as const) await parts[name].stop();
    await tripwire.close();
    if (!process.env.DRILL_KEEP) rmSync(folder, { recursive: true, force: true });
  };
  return {
    start,
    strike(victim, deadMs) {
      const dead = parts[victim].kill();
      const risen = rise(victim, dead, deadMs);
      rising = risen;
      // whoever awaits it learns of a failure; when everything is being stopped, nobody does
      rising.catch(() => {});
      return { victim, dead, risen };
    },
    whole: async () => void (await rising),
    close: () => (closed ??= close()),
  };
}
