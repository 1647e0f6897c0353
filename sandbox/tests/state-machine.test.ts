import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, mandateOptions, refusalOf, RETURN_URL, sdk, start } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

const pay = (card: string, params: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  billIntent(stripe, { confirm: true, payment_method: `pm_card_${card}`, return_url: RETURN_URL, ...params });

async function debit(): Promise<Stripe.PaymentIntent> {
  const { id: customer } = await stripe.customers.create();
  const saved = await pay("indiaRecurringMandateSetupAndRenewalsSuccess", {
    customer,
    payment_method_options: { card: { mandate_options: mandateOptions() } },
    setup_future_usage: "off_session",
  });
  await fetch(String(saved.next_action?.redirect_to_url?.url), {
    method: "POST",
    body: new URLSearchParams({ answer: "complete" }),
    headers: { origin: sandbox.url },
    redirect: "manual",
  });
  const method = String(saved.payment_method);
  return billIntent(stripe, {
    customer,
    payment_method: method,
    off_session: true,
    confirm: true,
    return_url: RETURN_URL,
  });
}

const STATES = {
  requires_payment_method: () => billIntent(stripe),
  requires_confirmation: () => billIntent(stripe, { payment_method: "pm_card_visa" }),
  requires_action: () => pay("threeDSecure2Required"),
  requires_capture: () => pay("visa", { capture_method: "manual" }),
  processing: debit,
  succeeded: () => pay("visa"),
  canceled: async () => stripe.paymentIntents.cancel((await billIntent(stripe)).id),
} as const;

type State = keyof typeof STATES;

const CARD = { payment_method: "pm_card_visa", return_url: RETURN_URL };

const VERBS = {
  confirm: (id: string) => stripe.paymentIntents.confirm(id, CARD),
  update: (id: string) => stripe.paymentIntents.update(id, { amount: 99_000 }),
  cancel: (id: string) => stripe.paymentIntents.cancel(id),
  capture: (id: string) => stripe.paymentIntents.capture(id),
} as const;

type Verb = keyof typeof VERBS;

/** Where each verb leads from the states in which it is allowed. */
const LEADS_TO: Readonly<Record<Verb, Partial<Record<State, State>>>> = {
  confirm: {
    requires_payment_method: "succeeded",
    requires_confirmation: "succeeded",
    requires_action: "succeeded",
  },
  update: {
    requires_payment_method: "requires_payment_method",
    requires_confirmation: "requires_confirmation",
    requires_action: "requires_confirmation",
  },
  cancel: {
    requires_payment_method: "canceled",
    requires_confirmation: "canceled",
    requires_action: "canceled",
    requires_capture: "canceled",
  },
  capture: { requires_capture: "succeeded" },
};

const states: State[] = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
  "requires_capture",
  "processing",
  "succeeded",
  "canceled",
];
const verbs: Verb[] = ["confirm", "update", "cancel", "capture"];
const moves = verbs.flatMap((verb) =>
  states.map((state) => ({ verb, state, end: LEADS_TO[verb][state] ?? "refused" })),
);

test.each(moves)("$verb an intent that is $state: $end", async ({ verb, state, end }) => {
  const intent = await STATES[state]();
  expect(intent.status).toBe(state);
  const call = VERBS[verb](intent.id);
  if (end !== "refused") {
    expect((await call).status).toBe(end);
    return;
  }
  const refusal = await refusalOf(call);
  expect(refusal).toMatchObject({ statusCode: 400, code: "payment_intent_unexpected_state" });
  expect(refusal.payment_intent).toMatchObject({ id: intent.id, status: state });
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe(state);
});

test("reasons to cancel that are Stripe's own are not for the shop to give", async () => {
  const { id } = await billIntent(stripe);
  const reason = { cancellation_reason: "automatic" };
  const refusal = await refusalOf(stripe.paymentIntents.cancel(id, JSON.parse(JSON.stringify(reason))));
  expect(refusal).toMatchObject({ statusCode: 400, param: "cancellation_reason" });
});
