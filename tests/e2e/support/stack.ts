import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const UP = path.resolve("scripts/up.mjs");
const START_LIMIT_MS = 240_000; // builds what is stale and loads demo data
const STOP_LIMIT_MS = 15_000;

type StackOptions = {
  /** Where the product's clock starts; it ticks on from there. Without it: the machine's clock. */
  now?: Date;
  /** Demo data and its logins; true unless said otherwise. */
  demo?: boolean;
  port?: number;
  dataDir?: string;
  /** Further variables of the environment. */
  env?: Record<string, string>;
};

export type Stack = {
  /** `http://127.0.0.1:PORT`, the same after a restart. */
  address: string;
  port: number;
  dataDir: string;
  /** The process of scripts/up.mjs, and what it has printed so far. */
  process: ChildProcess;
  output(): string;
  databaseUrl(): string;
  /** Where the payment sandbox listens. */
  gatewayUrl(): string;
  /** SIGTERM; resolves when all of it is gone, with the exit code. The data stays. */
  stop(): Promise<number | null>;
  /** Restarts it with the same data, perhaps on another clock. */
  restart(options?: { now?: Date }): Promise<Stack>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
};

/** Starts the built product beside any other that is running, on a free port with its own data folder. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const dataDir = options.dataDir ?? newDataDir();
  const port = options.port ?? (await freePort());
  const child = spawnUp({ ...options, dataDir, port });
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  const output = collectOutput(child);
  await untilAddressPrinted(child, output);
  const stack: Stack = {
    address: `http://127.0.0.1:${port}`,
    port,
    dataDir,
    process: child,
    output,
    databaseUrl: () => readFileSync(path.join(dataDir, "database-url"), "utf8"),
    gatewayUrl: () =>
      String(JSON.parse(readFileSync(path.join(dataDir, "environment.json"), "utf8")).STRIPE_API_BASE),
    stop: () => stop(child, exited),
    async restart(change = {}) {
      await stack.stop();
      return startStack({ ...options, ...change, dataDir, port });
    },
    async remove() {
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return stack;
}

/** Runs scripts/up.mjs to its end without waiting for readiness: for starts that must fail. */
export async function runUpToItsEnd(options: StackOptions): Promise<{ code: number | null; output: string }> {
  const child = spawnUp({ ...options, dataDir: options.dataDir ?? newDataDir() });
  const output = collectOutput(child);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output: output() };
}

export function newDataDir(): string {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tiffintrack-e2e-"));
  chmodSync(dataDir, 0o711);
  return dataDir;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject()));
    });
  });
}

const ofTheCaller = [
  "DATABASE_URL",
  "AUTH_SECRET",
  "APP_URL",
  "SMTP_URL",
  "UPLOAD_DIR",
  "NODE_ENV",
  "NODE_OPTIONS",
];

function environmentFor({ now, demo = true, port, dataDir, env }: StackOptions): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !ofTheCaller.includes(name) && !/^(STRIPE|TIFFINTRACK|SANDBOX|PW|PLAYWRIGHT)_/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(port ?? 0),
    SANDBOX_PORT: "0",
    SANDBOX_UPI: "on",
    BACKUP_DIR: "none",
    TIFFINTRACK_DATA_DIR: dataDir,
    TIFFINTRACK_DEMO: demo ? "1" : "0",
    ...(now && { TIFFINTRACK_NOW: now.toISOString() }),
    ...env,
  };
}

const spawnUp = (options: StackOptions) =>
  spawn(process.execPath, [UP], { env: environmentFor(options), stdio: ["ignore", "pipe", "pipe"] });

function collectOutput(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  return () => text;
}

function untilAddressPrinted(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (what: string) => reject(new Error(`${what}\n${output()}`));
    const timer = setTimeout(() => refuse("the product did not start in time"), START_LIMIT_MS);
    child.once("close", (code) => refuse(`the product ended with ${code}`));
    child.stdout?.on("data", () => {
      if (!/^Ctrl-C/m.test(output())) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

async function stop(child: ChildProcess, exited: Promise<number | null>): Promise<number | null> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  const code = await exited;
  clearTimeout(timer);
  return code;
}
