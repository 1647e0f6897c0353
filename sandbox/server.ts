import { serve, type ServerType } from "@hono/node-server";
import { Hono } from "hono";
import type { AddressInfo } from "node:net";
import type { Pool } from "pg";
import { NO_BACKGROUND, startBackground, type Background } from "./background";
import { createControl, type SandboxControl } from "./control";
import { Faults } from "./faults/faults";
import { overBadLine } from "./faults/inject";
import { createApi, unrecognized } from "./http/api";
import type { ApiOptions } from "./http/execute";
import { createPages } from "./pages/pages";
import { ENDPOINTS, PUBLISHED } from "./resources/endpoints";
import { DEFAULT_SETTINGS, type Settings } from "./settings";
import { createTables, forgetOld, openPool } from "./store/database";
import type { Chaos } from "./webhooks/chaos";
import { hurryWaiting } from "./webhooks/queue";
import { registerFromEnvironment, type WebhookTarget } from "./webhooks/registration";

export type SandboxOptions = Partial<Settings> & {
  databaseUrl: string;
  /** 0 takes any free port. */
  port: number;
  host?: string;
  webhook?: WebhookTarget;
  /** Every API call takes at least this long. */
  delayMs?: number;
  /** Nothing happens by itself: deliveries wait, and timers run when `control` is told so. */
  manual?: boolean;
  /** Webhooks go wrong on purpose, as the seed decides. Has no effect when `manual`. */
  chaos?: Chaos | null;
};

export type Sandbox = { url: string; control: SandboxControl; stop: () => Promise<void> };

const REQUESTS = PUBLISHED.map(({ method, path }) => `${method} /v1${path}`);

/** Longer than any client keeps a connection: one closed just as it is reused looks like a lost call. */
const serverOptions = { keepAliveTimeout: 75_000 };

function listen(fetch: Parameters<typeof serve>[0]["fetch"], hostname: string, port: number) {
  return new Promise<ServerType>((resolve, reject) => {
    const server = serve({ fetch, hostname, port, serverOptions }, () => resolve(server));
    server.once("error", reject);
  });
}

function createApp(options: ApiOptions, faults: Faults): Hono {
  const { pool, onEvents } = options;
  const app = new Hono();
  app.get("/health", async (context) => {
    const reachable = await pool.query("select 1").then(
      () => true,
      () => false,
    );
    context.header("cache-control", "no-store");
    return reachable
      ? context.json({ status: "ok" })
      : context.json({ status: "error", database: "unreachable" }, 503);
  });
  app.route("/v1", createApi(ENDPOINTS, options));
  app.route("/", createPages({ pool, onEvents, faults, requests: REQUESTS }));
  app.notFound(unrecognized);
  return app;
}

/** Rejects when the database can't be reached or the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const pool = openPool(options.databaseUrl);
  try {
    await createTables(pool);
    await forgetOld(pool);
    await registerFromEnvironment(pool, options.webhook ?? null);
    await hurryWaiting(pool);
    return await run(pool, options);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function run(
  pool: Pool,
  { port, host = "127.0.0.1", delayMs = 0, manual = false, chaos = null, ...chosen }: SandboxOptions,
): Promise<Sandbox> {
  const stopping = new AbortController();
  const background = manual ? NO_BACKGROUND : startBackground(pool, chaos);
  const faults = new Faults();
  const settings = { ...DEFAULT_SETTINGS, ...chosen };
  const app = createApp({ pool, delayMs, onEvents: background.wake, settings }, faults);
  const answer = overBadLine(async (request, bindings) => app.fetch(request, bindings), {
    pool,
    faults,
    stopping: stopping.signal,
  });
  const server = await listen(answer, host, port).catch(async (error: unknown) => {
    await background.stop();
    throw error;
  });
  const stop = async () => {
    stopping.abort();
    await stopAll(server, background, pool);
  };
  return { url: addressOf(server, host), control: createControl(pool, faults), stop };
}

function addressOf(server: ServerType, host: string): string {
  const address: AddressInfo | string | null = server.address();
  return `http://${host}:${typeof address === "object" && address ? address.port : ""}`;
}

async function stopAll(server: ServerType, background: Background, pool: Pool): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Browsers and the SDK keep connections open; those not waiting for an answer are closed at once.
  if ("closeIdleConnections" in server) server.closeIdleConnections();
  await background.stop();
  await closed;
  await pool.end();
}
