import type Stripe from "stripe";
import type { Sandbox } from "../server";
import {
  billIntent,
  eventTypes,
  request,
  RETURN_URL,
  sdk,
  SECRET,
  start,
  startReceiver,
  until,
} from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;
let shop: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  shop = await startReceiver();
  sandbox = await start({ upi: true, webhook: { url: shop.url, secret: "whsec_of_the_shop" } });
  stripe = sdk(sandbox);
});
afterAll(async () => {
  await sandbox.stop();
  await shop.close();
});

const show = async (path: string) => (await fetch(sandbox.url + path)).text();

function press(path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields);
  const init = {
    method: "POST",
    body,
    headers: { origin: sandbox.url, ...headers },
    redirect: "manual" as const,
  };
  return fetch(sandbox.url + path, init);
}

const pay = (card = "pm_card_visa", more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  billIntent(stripe, { confirm: true, payment_method: card, return_url: RETURN_URL, ...more });

describe("what the buttons do", () => {
  test("Resend delivers an event once more", async () => {
    const intent = await billIntent(stripe);
    const [event] = (await stripe.events.list({ limit: 1 })).data;
    const arrived = () => shop.received.filter(({ body }) => body.includes(String(event?.id))).length;
    await until(arrived, (count) => count === 1);
    const pressed = await press(`/sandbox/events/${event?.id}/resend`, { back: "/events" });
    expect(pressed.headers.get("location")).toBe("/events");
    await until(arrived, (count) => count === 2);
    expect(shop.received.at(-1)?.body).toContain(intent.id);
  });

  test("Authorise pays, Fail doesn't, and neither can be done twice", async () => {
    const [first, second] = [
      await pay("pm_card_threeDSecure2Required"),
      await pay("pm_card_threeDSecure2Required"),
    ];
    expect(await show(`/payments/${first.id}`)).toContain("Authorise");
    const pressed = await press(`/sandbox/payments/${first.id}/authorise`);
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get("location")).toBe(`/payments/${first.id}`);
    expect((await stripe.paymentIntents.retrieve(first.id)).status).toBe("succeeded");
    expect((await press(`/sandbox/payments/${first.id}/authorise`)).status).toBe(409);
    await press(`/sandbox/payments/${second.id}/fail`);
    expect(await eventTypes(stripe, second.id)).toContain("payment_intent.payment_failed");
    expect(await show(`/payments/${second.id}`)).not.toContain("Authorise");
  });

  test("a payment by UPI is authorised, or expires", async () => {
    const scan = () =>
      billIntent(stripe, { confirm: true, payment_method_data: { type: "upi" }, return_url: RETURN_URL });
    const [first, second] = [await scan(), await scan()];
    expect(await show(`/payments/${first.id}`)).toContain("Expire");
    await press(`/sandbox/payments/${first.id}/authorise`);
    await press(`/sandbox/payments/${second.id}/fail`);
    expect((await stripe.paymentIntents.retrieve(first.id)).status).toBe("succeeded");
    expect((await stripe.paymentIntents.retrieve(second.id)).status).toBe("requires_payment_method");
  });

  test("a pending refund succeeds or fails", async () => {
    const { id } = await pay("pm_card_pendingRefund");
    const refunds = await Promise.all(
      [100, 200].map((amount) => stripe.refunds.create({ payment_intent: id, amount })),
    );
    const [first, second] = refunds.map((refund) => refund.id);
    expect(await show(`/payments/${id}`)).toContain(`/sandbox/refunds/${first}/succeed`);
    await press(`/sandbox/refunds/${first}/succeed`, { back: `/payments/${id}` });
    await press(`/sandbox/refunds/${second}/fail`, { back: `/payments/${id}` });
    expect((await stripe.refunds.retrieve(String(first))).status).toBe("succeeded");
    expect((await stripe.refunds.retrieve(String(second))).status).toBe("failed");
  });

  test("a dispute is won or lost", async () => {
    const disputed = async () => {
      const { id } = await pay("pm_card_createDispute");
      const found = await until(
        () => stripe.disputes.list({ payment_intent: id }),
        ({ data }) => data.length > 0,
      );
      return String(found.data[0]?.id);
    };
    const [won, lost] = [await disputed(), await disputed()];
    expect(await show("/disputes")).toContain(`/sandbox/disputes/${won}/win`);
    await press(`/sandbox/disputes/${won}/win`, { back: "/disputes" });
    await press(`/sandbox/disputes/${lost}/lose`, { back: "/disputes" });
    expect((await stripe.disputes.retrieve(won)).status).toBe("won");
    expect((await stripe.disputes.retrieve(lost)).status).toBe("lost");
  });

  test("the next request fails as asked, and the page says that it will", async () => {
    const fields = { fault: "500", request: "POST /v1/customers", times: "1", seconds: "" };
    expect((await press("/sandbox/control/fail-next", fields)).status).toBe(303);
    expect(await show("/")).toContain("1 request is going to fail.");
    expect((await request(sandbox, "GET", "/v1/customers", {}, SECRET)).status).toBe(200);
    expect((await request(sandbox, "POST", "/v1/customers", {}, SECRET)).status).toBe(500);
    expect((await request(sandbox, "POST", "/v1/customers", {}, SECRET)).status).toBe(200);
  });

  test("down until it is cleared", async () => {
    await press("/sandbox/control/down", { seconds: "600" });
    expect(await show("/")).toContain("The API is down");
    await expect(request(sandbox, "GET", "/v1/customers", {}, SECRET)).rejects.toThrow("fetch failed");
    await press("/sandbox/control/clear");
    expect((await request(sandbox, "GET", "/v1/customers", {}, SECRET)).status).toBe(200);
  });

  test.each([
    ["/sandbox/control/fail-next", { fault: "rain" }],
    ["/sandbox/control/fail-next", { fault: "500", times: "0" }],
    ["/sandbox/control/fail-next", { fault: "500", request: "PUT /elsewhere" }],
    ["/sandbox/control/down", { seconds: "soon" }],
  ])("%s with %j is refused and changes nothing", async (path, fields) => {
    expect((await press(path, fields)).status).toBe(400);
    expect(await show("/faults")).toContain("Nothing. The API works.");
  });
});

describe("who may press them", () => {
  const BUTTONS = [
    "/sandbox/control/down",
    "/sandbox/control/fail-next",
    "/sandbox/events/evt_1/resend",
    "/sandbox/payments/pi_1/authorise",
    "/sandbox/disputes/du_1/win",
  ];

  test.each(BUTTONS)("%s: no other site, not even one on this machine", async (path) => {
    for (const origin of ["https://evil.example", "http://127.0.0.1:1", "null"])
      expect((await press(path, { seconds: "9", fault: "500" }, { origin })).status).toBe(403);
  });

  test("a browser says which site it shows and is held to it; a program has nothing to say", async () => {
    const clear = (headers: Record<string, string>) =>
      fetch(`${sandbox.url}/sandbox/control/clear`, { method: "POST", headers, redirect: "manual" });
    for (const site of ["cross-site", "same-site", "none"])
      expect((await clear({ "sec-fetch-site": site })).status).toBe(403);
    expect((await clear({})).status).toBe(303);
  });

  test.each(BUTTONS)("%s: nothing by looking", async (path) => {
    expect((await fetch(sandbox.url + path)).status).toBe(404);
  });

  test("afterwards nobody is sent to another site", async () => {
    const [event] = (await stripe.events.list({ limit: 1 })).data;
    for (const back of ["//evil.example", "https://evil.example", "/\\evil.example"]) {
      const pressed = await press(`/sandbox/events/${event?.id}/resend`, { back });
      expect(pressed.headers.get("location")).toBe(`/events/${event?.id}`);
    }
  });
});
