import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { readEnv } from "../env";
import { databaseUrl, startReceiver, until } from "./harness";

type Running = { child: ChildProcess; output: () => string; exited: Promise<number | null> };

const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

function run(variables: Record<string, string>): Running {
  const env = { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, ...variables };
  const child = spawn(process.execPath, ["--import", "tsx", "sandbox/main.ts"], { env });
  children.push(child);
  const parts: string[] = [];
  child.stdout.on("data", (part) => parts.push(String(part)));
  child.stderr.on("data", (part) => parts.push(String(part)));
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, output: () => parts.join(""), exited };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || !address) throw new Error("no port");
  return address.port;
}

const listening = (sandbox: Running) =>
  until(sandbox.output, (output) => output.includes("sandbox listening on"), 15_000);

function stripeAt(port: number): Stripe {
  return new Stripe("sk_test_shop", { host: "127.0.0.1", port, protocol: "http", maxNetworkRetries: 0 });
}

test("kill -9 loses neither a payment nor the webhooks that were waiting; a second start takes the port again", async () => {
  const shop = await startReceiver();
  shop.status = 500;
  const port = await freePort();
  const env = {
    DATABASE_URL: databaseUrl(),
    SANDBOX_PORT: String(port),
    SANDBOX_WEBHOOK_URL: shop.url,
    SANDBOX_WEBHOOK_SECRET: "whsec_of_the_shop",
  };
  const first = run(env);
  await listening(first);
  expect(first.output()).toBe(`sandbox listening on http://127.0.0.1:${port}\n`);
  const stripe = stripeAt(port);
  const intent = await stripe.paymentIntents.create({ amount: 186_000, currency: "inr" });
  await until(
    () => shop.received.length,
    (count) => count > 0,
  );
  first.child.kill("SIGKILL");
  await first.exited;
  shop.status = 200;
  shop.received.length = 0;

  const second = run(env);
  await listening(second);
  expect((await stripe.paymentIntents.retrieve(intent.id)).amount).toBe(186_000);
  await until(
    () => shop.received.length,
    (count) => count > 0,
  );
  const since = Date.now();
  second.child.kill("SIGTERM");
  expect(await second.exited).toBe(0);
  expect(Date.now() - since).toBeLessThan(2000);
  await shop.close();
});

test("a taken port is named in one line", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const sandbox = run({ DATABASE_URL: databaseUrl(), SANDBOX_PORT: String(port) });
  expect(await sandbox.exited).toBe(1);
  expect(sandbox.output()).toMatch(new RegExp(`^sandbox: port ${port} .* is taken[^\n]*\n$`));
  other.close();
});

test("a database that isn't there is told in one line, without its password", async () => {
  const url = `postgresql://shop:hunter2@127.0.0.1:${await freePort()}/shop`;
  const sandbox = run({ DATABASE_URL: url, SANDBOX_PORT: "0" });
  expect(await sandbox.exited).toBe(1);
  expect(sandbox.output()).toBe("sandbox: no PostgreSQL answers at the address in DATABASE_URL\n");
});

const complete = { DATABASE_URL: "postgresql://127.0.0.1/shop" };

test.each<[string, Record<string, string>, string]>([
  ["no database", {}, "sandbox: DATABASE_URL is missing"],
  [
    "another kind of database",
    { DATABASE_URL: "mysql://x" },
    "sandbox: DATABASE_URL must be a postgresql:// address",
  ],
  ["a port in words", { ...complete, SANDBOX_PORT: "http" }, "sandbox: SANDBOX_PORT must be a port"],
  [
    "a secret of no address",
    { ...complete, SANDBOX_WEBHOOK_SECRET: "whsec_1" },
    "sandbox: SANDBOX_WEBHOOK_SECRET must be set together with SANDBOX_WEBHOOK_URL",
  ],
  [
    "a secret of another kind",
    { ...complete, SANDBOX_WEBHOOK_URL: "http://x", SANDBOX_WEBHOOK_SECRET: "1" },
    'sandbox: SANDBOX_WEBHOOK_SECRET must start with "whsec_"',
  ],
])("%s stops the start with a line that names the variable", (_case, variables, message) => {
  expect(() => readEnv({ NODE_ENV: "test", ...variables })).toThrow(new Error(message));
});

test("what isn't set has its default", () => {
  expect(readEnv({ NODE_ENV: "test", ...complete, SANDBOX_PORT: "" })).toMatchObject({
    SANDBOX_HOST: "127.0.0.1",
    SANDBOX_PORT: 12_111,
    SANDBOX_DELAY_MS: 0,
  });
});
