// The product's processes, and their environment.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { inRoot } from "../../scripts/stack/paths.mjs";
import { processPart, type Part } from "./part";

export type Addresses = { web: string; gateway: string };

/** How far the worker's clock is ahead, so that it asks at once about payments that have only just begun. */
const WORKER_AHEAD_MS = 11 * 60_000;

const OF_THE_CALLER = /^(STRIPE|TIFFINTRACK|SANDBOX|NODE_OPTIONS|DATABASE|AUTH|APP|SMTP|UPLOAD)(_|$)/;

function inherited(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THE_CALLER.test(name)));
}

const secret = () => randomBytes(24).toString("hex");

async function answers(url: string, isGood: (answer: Response) => Promise<boolean>): Promise<boolean> {
  try {
    return await isGood(await fetch(url, { signal: AbortSignal.timeout(3000) }));
  } catch {
    return false;
  }
}

type Places = {
  folder: string;
  ports: { web: number; sandbox: number };
  addresses: Addresses;
};

/** The environment of every part, and of whoever calls the product's commands beside them. */
export function variablesOf(
  { folder, ports, addresses }: Places,
  told: { databaseUrl: string; apiBase: string },
) {
  return {
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: told.databaseUrl,
    AUTH_SECRET: secret(),
    PORT: String(ports.web),
    APP_URL: addresses.web,
    TRUSTED_PROXIES: "1", // each visitor of the drill comes from an address of their own
    UPLOAD_DIR: path.join(folder, "uploads"),
    STRIPE_SECRET_KEY: `sk_test_${secret()}`,
    STRIPE_PUBLISHABLE_KEY: `pk_test_${secret()}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${secret()}`,
    STRIPE_API_BASE: told.apiBase,
  };
}

export type Variables = ReturnType<typeof variablesOf>;

type Facts = Places & { variables: Variables; onEnd: (what: string) => void };

export function productParts({ folder, variables, ports, addresses, onEnd }: Facts) {
  const env = { ...inherited(), ...variables };
  const of = (name: string) => ({ name, env, logFile: path.join(folder, `${name}.log`), onEnd });
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
      args: [inRoot("scripts", "start.mjs")],
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
