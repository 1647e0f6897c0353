// The real sandbox beside a test: the app talks to it over HTTP, and its signed webhooks reach the app's own route.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { POST } from "@/app/api/webhooks/stripe/route";
import { disconnect } from "@/lib/db";
import { startSandbox, type Sandbox } from "@/sandbox/server";
import { TEST_ENVIRONMENT } from "./environment.mjs";

export type TestGateway = {
  url: string;
  stop: () => Promise<void>;
  /** What the customer's browser does with the client secret; returns the HTTP status and the body. */
  confirm: (clientSecret: string, card?: string) => Promise<{ status: number; body: unknown }>;
  /** The statuses with which our route answered webhooks, in order. */
  answers: number[];
  /** The sandbox's faults, time and deliveries. */
  control: Sandbox["control"];
};

export const CARDS = {
  good: "4242424242424242",
  declined: "4000000000000002",
  challenged: "4000000000003220",
} as const;

type Options = { webhooks?: boolean };

/** Call before anything reads the environment: it names this gateway in STRIPE_API_BASE. */
export async function startGateway({ webhooks = false }: Options = {}): Promise<TestGateway> {
  const databaseUrl = process.env.DATABASE_URL ?? "";
  const answers: number[] = [];
  const receiver = webhooks ? await receive(answers) : null;
  const webhook = receiver && { url: addressOf(receiver), secret: TEST_ENVIRONMENT.STRIPE_WEBHOOK_SECRET };
  const sandbox = await startSandbox({ databaseUrl, port: 0, ...(webhook && { webhook }) });
  process.env.STRIPE_API_BASE = sandbox.url;
  return {
    url: sandbox.url,
    control: sandbox.control,
    answers,
    confirm: (clientSecret, card = CARDS.good) => confirm(sandbox.url, clientSecret, card),
    async stop() {
      await sandbox.stop();
      receiver?.closeAllConnections();
      await new Promise((done) => (receiver ? receiver.close(done) : done(null)));
    },
  };
}

/** A test file's gateway: up before its first test, and gone with the file's connections after its last. */
export function gatewayOfFile(options?: Options): TestGateway {
  let started: TestGateway | null = null;
  const gateway = (): TestGateway => {
    if (!started) throw new Error("no test of this file has begun");
    return started;
  };
  beforeAll(async () => {
    started = await startGateway(options);
  });
  afterAll(async () => {
    await started?.stop();
    await disconnect();
  });
  return {
    get url() {
      return gateway().url;
    },
    get control() {
      return gateway().control;
    },
    get answers() {
      return gateway().answers;
    },
    confirm: (...args) => gateway().confirm(...args),
    stop: () => gateway().stop(),
  };
}

async function confirm(url: string, clientSecret: string, card: string) {
  const body = new URLSearchParams({
    key: TEST_ENVIRONMENT.STRIPE_PUBLISHABLE_KEY,
    client_secret: clientSecret,
    return_url: "http://127.0.0.1:3000/bills/1/pay",
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": card,
    "payment_method_data[card][exp_month]": "12",
    "payment_method_data[card][exp_year]": "34",
    "payment_method_data[card][cvc]": "123",
  });
  const [intentId = ""] = clientSecret.split("_secret_");
  const response = await fetch(`${url}/v1/payment_intents/${intentId}/confirm`, { method: "POST", body });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer };
}

async function receive(answers: number[]): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
      const headers = new Headers({ "stripe-signature": String(incoming.headers["stripe-signature"]) });
      const init = { method: "POST", body: Buffer.concat(chunks).toString("utf8"), headers };
      const response = await POST(new Request("http://127.0.0.1/api/webhooks/stripe", init));
      answers.push(response.status);
      outgoing.writeHead(response.status).end();
    })();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

function addressOf(server: Server): string {
  const address: AddressInfo | string | null = server.address();
  if (!address || typeof address === "string") throw new Error("the receiver listens nowhere");
  return `http://127.0.0.1:${address.port}/`;
}

/** Keeps asking, for up to five seconds, until the answer is as wanted; returns the last answer. */
export async function eventually<T>(read: () => Promise<T>, isWanted: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const value = await read();
    if (isWanted(value) || tries >= 50) return value;
    await new Promise((wait) => setTimeout(wait, 100));
  }
}
