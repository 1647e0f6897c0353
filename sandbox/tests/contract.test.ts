import { expectStripeAnswer, expectStripeObject, expectStripeRequest } from "./contract";

const endpoint = {
  id: "we_1",
  object: "webhook_endpoint",
  api_version: null,
  application: null,
  created: 1_790_000_000,
  description: null,
  enabled_events: ["*"],
  livemode: false,
  metadata: {},
  status: "enabled",
  url: "https://example.com/hook",
};

test("the contract takes what Stripe would answer", () => {
  expect(() => expectStripeObject("webhook_endpoint", endpoint)).not.toThrow();
  expect(() => expectStripeAnswer("GET", "/v1/webhook_endpoints/we_1", 200, endpoint)).not.toThrow();
});

test.each([
  ["a field of another type", { ...endpoint, created: "yesterday" }],
  ["a field that Stripe doesn't have", { ...endpoint, enabled: true }],
  ["a field missing that is always there, though null", { ...endpoint, description: undefined }],
  ["a value outside of its list", { ...endpoint, object: "endpoint" }],
])("the contract refuses %s", (_case, value) => {
  expect(() => expectStripeObject("webhook_endpoint", JSON.parse(JSON.stringify(value)))).toThrow();
});

test("the contract refuses a call that Stripe doesn't have", () => {
  expect(() => expectStripeAnswer("POST", "/v1/wishes", 200, {})).toThrow("not in Stripe's contract");
});

const INTENTS = "/v1/payment_intents";

test.each([
  ["POST", INTENTS, "amount=1200&currency=inr&automatic_payment_methods[enabled]=true&metadata[bill_id]=7"],
  ["POST", `${INTENTS}/pi_1/cancel`, "cancellation_reason=abandoned"],
  ["POST", `${INTENTS}/pi_1`, "description="],
  ["GET", `${INTENTS}/pi_1`, "expand[0]=payment_method"],
  ["GET", INTENTS, "limit=100&created[gte]=1790000000"],
])("the contract takes %s %s with %s", (method, url, form) => {
  expect(() => expectStripeRequest(method, url, form)).not.toThrow();
});

test.each([
  ["a parameter missing", INTENTS, "currency=inr"],
  ["a parameter of another type", INTENTS, "amount=12.5&currency=inr"],
  ["a parameter that Stripe doesn't have", INTENTS, "amount=1200&currency=inr&colour=red"],
  ["a parameter that Stripe has no longer", INTENTS, "amount=1200&currency=inr&payment_method_types[0]=card"],
  ["a part of an object that is not in it", INTENTS, "amount=1200&currency=inr&shipping[phone]=1"],
  ["a value outside of its list", `${INTENTS}/pi_1/cancel`, "cancellation_reason=whim"],
])("the contract refuses a request with %s", (_case, url, form) => {
  expect(() => expectStripeRequest("POST", url, form)).toThrow("parameters");
});
