import { isEventType } from "../webhooks/event-types";
import { stripeEventTypes } from "./contract";
import { request, SECRET, start } from "./harness";

test("an endpoint may ask for every type of event that Stripe has", () => {
  expect(stripeEventTypes().filter((type) => !isEventType(type))).toEqual([]);
});

test.each([
  "payment_intent.requires_capture",
  "payment_intent.requires_payment_method",
  "payment_intent.failed",
  "charge.dispute.won",
  "refund.succeeded",
  "payment_intent.*",
  "payment_intent",
  "",
])("%s is no type of event", (type) => {
  expect(stripeEventTypes()).not.toContain(type);
  expect(isEventType(type)).toBe(false);
});

test("an endpoint for an event that Stripe doesn't have is refused", async () => {
  const sandbox = await start();
  const params = { url: "https://shop.example", "enabled_events[0]": "payment_intent.requires_capture" };
  const { status, body } = await request(sandbox, "POST", "/v1/webhook_endpoints", params, SECRET);
  expect({ status, error: body.error }).toMatchObject({
    status: 400,
    error: { type: "invalid_request_error", param: "enabled_events[0]" },
  });
  await sandbox.stop();
});
