import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, eventTypes, refusalOf, request, RETURN_URL, sdk, start } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

const pay = (card: string, params: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  billIntent(stripe, { confirm: true, payment_method: `pm_card_${card}`, return_url: RETURN_URL, ...params });

function challengeUrl(intent: Stripe.PaymentIntent): string {
  const url = intent.next_action?.redirect_to_url?.url;
  if (!url) throw new Error(`intent ${intent.id} asks for nothing`);
  return url;
}

function answer(url: string, choice: string, origin = sandbox.url): Promise<Response> {
  const body = new URLSearchParams({ answer: choice });
  return fetch(url, { method: "POST", body, headers: { origin }, redirect: "manual" });
}

test.each(["threeDSecure2Required", "authenticationRequired", "authenticationRequiredOnSetup"])(
  "%s sends the customer to the bank's page, and looking at it changes nothing",
  async (card) => {
    const intent = await pay(card);
    expect(intent).toMatchObject({
      status: "requires_action",
      latest_charge: null,
      next_action: { type: "redirect_to_url", redirect_to_url: { return_url: RETURN_URL } },
    });
    const page = await fetch(challengeUrl(intent));
    expect(await page.text()).toMatch(/₹1,860\.00[\s\S]*Complete authentication[\s\S]*Fail authentication/);
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe("requires_action");
  },
);

test("a passed challenge pays and brings the browser back", async () => {
  const intent = await pay("threeDSecure2Required");
  const reply = await answer(challengeUrl(intent), "complete");
  expect(reply.status).toBe(303);
  const back = new URL(reply.headers.get("location") ?? "");
  expect(back.origin + back.pathname).toBe(RETURN_URL);
  expect(Object.fromEntries(back.searchParams)).toEqual({
    payment_intent: intent.id,
    payment_intent_client_secret: intent.client_secret,
    redirect_status: "succeeded",
  });
  const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
  expect(paid).toMatchObject({
    status: "succeeded",
    next_action: null,
    latest_charge: { payment_method_details: { card: { three_d_secure: { result: "authenticated" } } } },
  });
  expect(await eventTypes(stripe, intent.id)).toEqual([
    "payment_intent.created",
    "payment_intent.requires_action",
    "payment_intent.succeeded",
  ]);
});

test("a failed challenge charges nothing, and another card may pay", async () => {
  const intent = await pay("threeDSecure2Required");
  const reply = await answer(challengeUrl(intent), "fail");
  expect(reply.headers.get("location")).toContain("redirect_status=failed");
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
    status: "requires_payment_method",
    latest_charge: null,
    payment_method: null,
    last_payment_error: { code: "payment_intent_authentication_failure" },
  });
  const confirm = { payment_method: "pm_card_visa", return_url: RETURN_URL };
  expect((await stripe.paymentIntents.confirm(intent.id, confirm)).status).toBe("succeeded");
});

test("a challenge may be passed and the card declined all the same", async () => {
  const intent = await pay("threeDSecureRequiredChargeDeclined");
  const reply = await answer(challengeUrl(intent), "complete");
  expect(reply.headers.get("location")).toContain("redirect_status=failed");
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
    status: "requires_payment_method",
    last_payment_error: { code: "card_declined" },
  });
});

test("a challenge is answered once", async () => {
  const intent = await pay("threeDSecure2Required");
  const url = challengeUrl(intent);
  const replies = await Promise.all([answer(url, "complete"), answer(url, "complete"), answer(url, "fail")]);
  expect(replies.map(({ status }) => status).sort()).toEqual([303, 404, 404]);
  expect((await fetch(url)).status).toBe(404);
});

test("a challenge left open gives way to another card", async () => {
  const intent = await pay("threeDSecure2Required");
  const confirm = { payment_method: "pm_card_visa", return_url: RETURN_URL };
  expect((await stripe.paymentIntents.confirm(intent.id, confirm)).status).toBe("succeeded");
  expect((await answer(challengeUrl(intent), "complete")).status).toBe(404);
});

test("a changed amount withdraws the challenge", async () => {
  const intent = await pay("threeDSecure2Required");
  const changed = await stripe.paymentIntents.update(intent.id, { amount: 99_000 });
  expect(changed).toMatchObject({ status: "requires_confirmation", next_action: null });
  expect((await answer(challengeUrl(intent), "complete")).status).toBe(404);
});

test("no other site can press the buttons", async () => {
  const intent = await pay("threeDSecure2Required");
  expect((await answer(challengeUrl(intent), "complete", "https://evil.example")).status).toBe(403);
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe("requires_action");
});

test("a server that can't send the customer anywhere is told so at once", async () => {
  const refusal = await refusalOf(pay("threeDSecure2Required", { error_on_requires_action: true }));
  expect(refusal).toMatchObject({ statusCode: 402, code: "authentication_required" });
});

test("with use_stripe_sdk the page itself is told where the challenge is", async () => {
  const intent = await billIntent(stripe);
  const { body } = await request(sandbox, "POST", `/v1/payment_intents/${intent.id}/confirm`, {
    key: "pk_test_shop",
    client_secret: String(intent.client_secret),
    return_url: RETURN_URL,
    use_stripe_sdk: "true",
    payment_method: "pm_card_threeDSecure2Required",
  });
  expect(body).toMatchObject({
    status: "requires_action",
    next_action: {
      type: "use_stripe_sdk",
      use_stripe_sdk: { stripe_js: expect.stringContaining(`${sandbox.url}/sandbox/3ds/${intent.id}/`) },
    },
  });
});

test("any card is challenged when the shop insists", async () => {
  const intent = await pay("visa", { payment_method_options: { card: { request_three_d_secure: "any" } } });
  expect(intent.status).toBe("requires_action");
});
