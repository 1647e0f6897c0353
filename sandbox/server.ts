import { serve, type ServerType } from "@hono/node-server";
import { Hono } from "hono";
import type { AddressInfo } from "node:net";
import type { Pool } from "pg";
import { createApi, unrecognized } from "./http/api";
import type { Endpoint } from "./http/endpoint";
import { startLoop } from "./loop";
import { createPages } from "./pages/pages";
import { chargeEndpoints } from "./resources/charges";
import { customerEndpoints } from "./resources/customers";
import { disputeEndpoints } from "./resources/disputes";
import { eventEndpoints } from "./resources/events";
import { paymentIntentEndpoints } from "./resources/payment-intents";
import { paymentMethodEndpoints } from "./resources/payment-methods";
import { refundEndpoints } from "./resources/refunds";
import { webhookEndpoints } from "./resources/webhook-endpoints";
import { createTables, forgetOld, openPool } from "./store/database";
import { runDueTimers } from "./timers";
import { deliverDue, hurryWaiting } from "./webhooks/deliveries";
import { registerFromEnvironment, type WebhookTarget } from "./webhooks/registration";

export type SandboxOptions = {
  databaseUrl: string;
  /** 0 takes any free port. */
  port: number;
  host?: string;
  webhook?: WebhookTarget;
  /** Every API call takes this long at least. */
  delayMs?: number;
};

export type Sandbox = { url: string; stop: () => Promise<void> };

const ENDPOINTS: readonly Endpoint[] = [
  ...customerEndpoints,
  ...paymentIntentEndpoints,
  ...paymentMethodEndpoints,
  ...refundEndpoints,
  ...chargeEndpoints,
  ...disputeEndpoints,
  ...eventEndpoints,
  ...webhookEndpoints,
];

const LOOK_EVERY_MS = 500;

function listen(app: Hono, hostname: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, () => resolve(server));
    server.once("error", reject);
  });
}

function createApp(pool: Pool, delayMs: number, onEvents: () => void): Hono {
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
  app.route("/v1", createApi(ENDPOINTS, { pool, delayMs, onEvents }));
  app.route("/", createPages({ pool, onEvents }));
  app.notFound(unrecognized);
  return app;
}

/** Rejects when the database can't be reached or the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { databaseUrl, port, host = "127.0.0.1", webhook, delayMs = 0 } = options;
  const pool = openPool(databaseUrl);
  try {
    await createTables(pool);
    await forgetOld(pool);
    await registerFromEnvironment(pool, webhook ?? null);
    await hurryWaiting(pool);
    const stopping = new AbortController();
    const deliveries = startLoop("delivery of webhooks", LOOK_EVERY_MS, () =>
      deliverDue(pool, stopping.signal),
    );
    const timers = startLoop("timers", LOOK_EVERY_MS, () => runDueTimers(pool, deliveries.wake));
    const stopLoops = async () => {
      stopping.abort();
      await Promise.all([timers.stop(), deliveries.stop()]);
    };
    const app = createApp(pool, delayMs, deliveries.wake);
    const server = await listen(app, host, port).catch(async (error: unknown) => {
      await stopLoops();
      throw error;
    });
    return { url: addressOf(server, host), stop: () => stopAll(server, stopLoops, pool) };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function addressOf(server: ServerType, host: string): string {
  const address: AddressInfo | string | null = server.address();
  return `http://${host}:${typeof address === "object" && address ? address.port : ""}`;
}

async function stopAll(server: ServerType, stopLoops: () => Promise<void>, pool: Pool): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Browsers and the SDK keep their connections open; those that wait for no answer are closed at once.
  if ("closeIdleConnections" in server) server.closeIdleConnections();
  await stopLoops();
  await closed;
  await pool.end();
}
