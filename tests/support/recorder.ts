// Checks what the app sends to the gateway, and what it is told, against Stripe's published contract.
import { stripe } from "@/lib/gateway/stripe";
import { expectStripeAnswer, expectStripeObject, expectStripeRequest } from "@/sandbox/tests/contract";
import { TEST_ENVIRONMENT } from "./environment.mjs";
import { send, startProxy, type Answer, type Call } from "./gateway-proxy";

export type Recorded = Call & { answer: Answer };

export type Recorder = { calls: Recorded[]; stop: () => Promise<void> };

const API_VERSION = "2026-10-28.endive";

/** Records everything that the app says to this gateway. Call before anything reads the environment. */
export async function startRecorder(gatewayUrl: string): Promise<Recorder> {
  const calls: Recorded[] = [];
  const proxy = await startProxy(gatewayUrl, async (call, forward, response) => {
    const answer = await forward();
    calls.push({ ...call, answer });
    send(response, answer);
  });
  process.env.STRIPE_API_BASE = proxy.url;
  return { calls, stop: proxy.close };
}

/** Throws unless request and answer are as Stripe's contract says. */
export function expectContract({ method, path, headers, body, answer }: Recorded): void {
  const { pathname, search } = new URL(path, "http://gateway");
  expectStripeRequest(method, pathname, method === "POST" ? body : search.slice(1));
  expectStripeAnswer(method, pathname, answer.status, JSON.parse(answer.body));
  expect(headers).toMatchObject({
    authorization: `Bearer ${TEST_ENVIRONMENT.STRIPE_SECRET_KEY}`,
    "stripe-version": API_VERSION,
    "content-type": "application/x-www-form-urlencoded",
  });
  expect(answer.headers).toMatchObject({
    "request-id": expect.stringMatching(/^req_/),
    "stripe-version": API_VERSION,
  });
  if (movesMoney({ method, path })) expectOwnKey(headers["idempotency-key"]);
}

const MONEY = [
  /^\/v1\/payment_intents$/,
  /^\/v1\/payment_intents\/[^/]+\/(confirm|capture)$/,
  /^\/v1\/refunds$/,
];

/** Whether the call, sent twice, could take or give money twice. */
export function movesMoney({ method, path }: Pick<Call, "method" | "path">): boolean {
  const { pathname } = new URL(path, "http://gateway");
  return method === "POST" && MONEY.some((pattern) => pattern.test(pathname));
}

/** The SDK gives each call a random key, which protects nothing when the app repeats the call. */
function expectOwnKey(key: string | string[] | undefined): void {
  expect(key).toEqual(expect.stringMatching(/^(?!stripe-node-retry-)[\x21-\x7e]{8,255}$/));
}

/** Throws unless each event that the gateway has made, and its object, are as Stripe's contract says. */
export async function expectEventsInContract(): Promise<string[]> {
  const types: string[] = [];
  for await (const event of stripe().events.list({ limit: 100 })) {
    expectStripeObject("event", event);
    expectStripeObject(event.data.object.object, event.data.object);
    types.push(event.type);
  }
  return types;
}
