// The product as `npm run up` starts it, each part a process of its own, in a folder and on ports of its own.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { inRoot } from "../../scripts/stack/paths.mjs";
import { freePort } from "../../scripts/stack/ports.mjs";
import { migrate } from "../support/test-postgres.mjs";
import { databasePart } from "./database";
import { processPart, type Part } from "./part";
import type { Victim } from "./plan";

/** How far the worker's clock is ahead: it asks at once about payments that only began. */
const WORKER_AHEAD_MS = 11 * 60_000;

type Addresses = { web: string; gateway: string };

export type Stack = {
  folder: string;
  addresses: Addresses;
  /** What every part is told, and whoever calls the product's commands beside them. */
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

const OF_THE_CALLER = /^(STRIPE|TIFFINTRACK|SANDBOX|NODE_OPTIONS|DATABASE|AUTH|APP|SMTP|UPLOAD)(_|$)/;

function inherited(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THE_CALLER.test(name)));
}

const secret = () => randomBytes(24).toString("hex");

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "tiffintrack-drill-"));
  chmodSync(folder, 0o711); // the database may run as another user
  mkdirSync(path.join(folder, "uploads"));
  return folder;
}

async function answers(url: string, isGood: (answer: Response) => Promise<boolean>): Promise<boolean> {
  try {
    return await isGood(await fetch(url, { signal: AbortSignal.timeout(3000) }));
  } catch {
    return false;
  }
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
  await stack.start("database");
  await migrate(database.url);
  for (const name of ["sandbox", "web", "worker"] as const) await stack.start(name);
  return stack;
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

type Places = {
  folder: string;
  ports: { web: number; sandbox: number };
  addresses: Addresses;
};

function variablesOf({ folder, ports, addresses, databaseUrl }: Places & { databaseUrl: string }) {
  return {
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: secret(),
    PORT: String(ports.web),
    APP_URL: addresses.web,
    UPLOAD_DIR: path.join(folder, "uploads"),
    STRIPE_SECRET_KEY: `sk_test_${secret()}`,
    STRIPE_PUBLISHABLE_KEY: `pk_test_${secret()}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${secret()}`,
    STRIPE_API_BASE: addresses.gateway,
  };
}

type Variables = ReturnType<typeof variablesOf>;

type Facts = Places & { variables: Variables; onEnd: (what: string) => void };

function productParts({ folder, variables, ports, addresses, onEnd }: Facts) {
  const env = { ...inherited(), ...variables };
  const of = (name: string) => ({ name, env, logFile: path.join(folder, `${name}.log`), onEnd });
  const next = inRoot("node_modules", "next", "dist", "bin", "next");
  const sandboxEnv = {
    ...env,
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_UPI: "on",
    SANDBOX_WEBHOOK_URL: `${addresses.web}/api/webhooks/stripe`,
    SANDBOX_WEBHOOK_SECRET: variables.STRIPE_WEBHOOK_SECRET,
  };
  return {
    web: processPart({
      ...of("web"),
      args: [next, "start", "-p", String(ports.web), "-H", "127.0.0.1"],
      isReady: () =>
        answers(`${addresses.web}/health`, async (answer) => (await answer.json()).status === "ok"),
    }),
    sandbox: processPart({
      ...of("sandbox"),
      args: ["--import", "tsx", inRoot("sandbox", "main.ts")],
      env: sandboxEnv,
      isReady: () => answers(addresses.gateway, async () => true),
    }),
    worker: workerPart(of("worker")),
  };
}

type WorkerFacts = Pick<Parameters<typeof processPart>[0], "name" | "env" | "logFile" | "onEnd">;

function workerPart(facts: WorkerFacts): Part {
  const { env, logFile } = facts;
  const starts = () => readFileSync(logFile, "utf8").split("worker started").length - 1;
  let before = 0;
  const part = processPart({
    ...facts,
    args: ["--import", "tsx", inRoot("scripts", "worker.ts")],
    env: {
      ...env,
      TIFFINTRACK_NOW: new Date(Date.now() + WORKER_AHEAD_MS).toISOString(),
      TIFFINTRACK_NOW_ORIGIN: String(Date.now()),
    },
    isReady: async () => starts() > before,
  });
  return {
    ...part,
    async start() {
      before = before === 0 ? 0 : starts();
      await part.start();
      before = starts();
    },
  };
}
