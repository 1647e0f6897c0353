import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "pg";
import Stripe from "stripe";
import { startSandbox, type Sandbox, type SandboxOptions } from "../server";
import { expectStripeAnswer, expectStripeObject } from "./contract";

export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: the database environment of the tests sets it");
  return url;
}

export function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({ databaseUrl: databaseUrl(), port: 0, ...options });
}

/** The real SDK; every answer that passes through it is checked against Stripe's contract. */
export function sdk(sandbox: Sandbox, key = "sk_test_shop"): Stripe {
  const { hostname, port } = new URL(sandbox.url);
  const checked: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    expectStripeAnswer(init?.method ?? "GET", pathname, response.status, await response.clone().json());
    return response;
  };
  return new Stripe(key, {
    host: hostname,
    port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
    httpClient: Stripe.createFetchHttpClient(checked),
  });
}

export type Reply = { status: number; headers: Headers; body: Json };
export type Json = { [key: string]: unknown };

/** A bare request, as a browser or curl would make it. */
export async function request(
  sandbox: Sandbox,
  method: string,
  path: string,
  params: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  const form = new URLSearchParams(params);
  const isPost = method === "POST";
  const url = `${sandbox.url}${path}${isPost || form.size === 0 ? "" : `?${form}`}`;
  const response = await fetch(url, { method, headers, ...(isPost && { body: form }) });
  const body: Json = JSON.parse((await response.text()) || "{}");
  return { status: response.status, headers: response.headers, body };
}

export const SECRET = { authorization: "Bearer sk_test_shop" };

export const RETURN_URL = "http://127.0.0.1:3000/bills/7";

/** The person who eats, as the shop names them on each bill. */
const EATER = {
  name: "Asha Patil",
  address: { line1: "12 Palm Beach Road", city: "Navi Mumbai", postal_code: "400703", country: "IN" },
};

/** A bill's intent as the shop creates it. */
export function billIntent(stripe: Stripe, params: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  const bill = { amount: 186_000, currency: "inr", description: "Bill 7", shipping: EATER };
  return stripe.paymentIntents.create({ ...bill, ...params });
}

/** An e-mandate for at most a month's bill, charged by the customer's Indian bank. */
export function mandateOptions() {
  return {
    reference: "TIFFIN-7",
    amount: 1_500_000,
    amount_type: "maximum",
    interval: "month",
    start_date: Math.floor(Date.now() / 1000),
    supported_types: ["india"],
  } satisfies Stripe.PaymentIntentCreateParams.PaymentMethodOptions.Card.MandateOptions;
}

/** The error a call ends in; fails when it succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error("expected a refusal, but the call succeeded");
}

export async function sql<T extends Json>(text: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({
    connectionString: databaseUrl(),
    options: "-c default_transaction_isolation=read\\ committed -c datestyle=ISO,YMD",
  });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

export async function eventTypes(stripe: Stripe, about: string): Promise<string[]> {
  const events = await stripe.events.list({ limit: 100 });
  for (const event of events.data) expectStripeObject(event.data.object.object, event.data.object);
  return events.data
    .filter(({ data }) => "id" in data.object && data.object.id === about)
    .map((event) => event.type)
    .reverse();
}

export async function until<T>(
  read: () => Promise<T> | T,
  done: (value: T) => boolean,
  withinMs = 8000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (done(value)) return value;
    if (Date.now() > end)
      throw new Error(`waited ${withinMs} ms in vain; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

type Hook = { body: string; signature: string };

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: string[] = [];
  for await (const part of request.setEncoding("utf8")) parts.push(String(part));
  return parts.join("");
}

/** A shop's webhook address: records what arrives and answers with `status`, when `ready`. Both can be changed midway. */
export async function startReceiver(port = 0) {
  const received: Hook[] = [];
  const receiver = {
    received,
    status: 200,
    ready: Promise.resolve(),
    url: "",
    port: 0,
    close: async () => {},
  };
  const server = createServer((request, response) => {
    void textOf(request).then(async (body) => {
      received.push({ body, signature: String(request.headers["stripe-signature"]) });
      await receiver.ready;
      response.writeHead(receiver.status, { location: "http://127.0.0.1:1/elsewhere" }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== "object" || !address) throw new Error("the receiver has no port");
  receiver.port = address.port;
  receiver.url = `http://127.0.0.1:${address.port}/webhook`;
  receiver.close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return receiver;
}
