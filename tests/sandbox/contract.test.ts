import { expectStripeAnswer, expectStripeObject } from "./contract";

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
