import { createRateLimit } from "../http/rate-limit";
import type { Sandbox } from "../server";
import { expectStripeObject } from "./contract";
import { refusalOf, request, SECRET, sdk, start, type Reply } from "./harness";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await start({ rateLimit: 5 });
});
afterAll(() => sandbox.stop());

const make = (key: string) =>
  request(sandbox, "POST", "/v1/customers", { "metadata[key]": key }, { ...SECRET, "idempotency-key": key });

const limited = ({ status }: Reply) => status === 429;

function burst(name: string): Promise<Reply[]> {
  return Promise.all(Array.from({ length: 30 }, (_, index) => make(`${name}-${index}`)));
}

test("a burst is let through up to the limit, and the rest is told why", async () => {
  const replies = await burst("told");
  const refused = replies.filter(limited);
  expect(refused.length).toBeGreaterThan(10);
  expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(5);
  for (const { headers, body } of refused) {
    expectStripeObject("error", body);
    expect(body.error).toMatchObject({ type: "invalid_request_error", code: "rate_limit" });
    expect(headers.get("stripe-rate-limited-reason")).toBe("global-rate");
  }
});

test("what was refused was not done, and its key is free", async () => {
  const key = `again-${(await burst("again")).findIndex(limited)}`;
  let reply = await make(key);
  while (limited(reply)) reply = await make(key);
  expect(reply.status).toBe(200);
  expect(reply.headers.get("idempotent-replayed")).toBeNull();
});

test("the SDK knows it as its own kind of error", async () => {
  const stripe = sdk(sandbox);
  await burst("known");
  const refusal = await refusalOf(Promise.all(Array.from({ length: 20 }, () => stripe.customers.list())));
  expect(refusal).toMatchObject({ type: "StripeRateLimitError", statusCode: 429 });
});

test("no limit is set unless asked for", async () => {
  const free = await start();
  const replies = await Promise.all(
    Array.from({ length: 60 }, () => request(free, "GET", "/v1/customers", {}, SECRET)),
  );
  await free.stop();
  expect(replies.filter(limited)).toEqual([]);
});

test("requests come back with time, never more than a second's worth at once", () => {
  let at = 0;
  const mayPass = createRateLimit(2, () => at);
  const tries = (count: number) => Array.from({ length: count }, mayPass);
  expect(tries(3)).toEqual([true, true, false]);
  at += 500;
  expect(tries(2)).toEqual([true, false]);
  at += 60_000;
  expect(tries(3)).toEqual([true, true, false]);
});
