import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, eventTypes, refusalOf, RETURN_URL, sdk, start } from "./harness";

const DAY = 86_400;

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start({ upi: true, manual: true, debitNoticeSeconds: DAY });
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

type MandateOptions = Stripe.SetupIntentCreateParams.PaymentMethodOptions.Upi.MandateOptions;

const newCustomer = async () => (await stripe.customers.create({ name: "Asha Patil" })).id;

/** Has a customer asked, in their UPI app, to agree to later debits. */
async function ask(mandate_options?: MandateOptions) {
  return stripe.setupIntents.create({
    customer: await newCustomer(),
    confirm: true,
    payment_method_data: { type: "upi" },
    ...(mandate_options && { payment_method_options: { upi: { mandate_options } } }),
    return_url: RETURN_URL,
  });
}

async function agree(options?: MandateOptions) {
  const { id } = await ask(options);
  expect(await sandbox.control.act("customer-authorised", id)).toBe(true);
  const { customer, payment_method, mandate, status } = await stripe.setupIntents.retrieve(id);
  expect(status).toBe("succeeded");
  return { customer: String(customer), method: String(payment_method), mandate: String(mandate) };
}

type Agreed = { customer: string; method: string };

const offSession = { off_session: true, confirm: true, return_url: RETURN_URL } as const;

const debit = ({ customer, method }: Agreed, params: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  billIntent(stripe, { ...offSession, customer, payment_method: method, ...params });

async function afterADay(id: string): Promise<Stripe.PaymentIntent> {
  sandbox.control.advance(DAY * 1000);
  await sandbox.control.runTimers();
  return stripe.paymentIntents.retrieve(id);
}

test("a customer agrees in their UPI app, to ₹15,000 unless told otherwise", async () => {
  const intent = await ask();
  expect(intent).toMatchObject({ status: "requires_action", payment_method_types: ["card", "upi"] });
  const page = String(intent.next_action?.upi_handle_redirect_or_display_qr_code?.hosted_instructions_url);
  expect(await (await fetch(page)).text()).toContain("agrees to later payments");
  const body = new URLSearchParams({ answer: "authorize" });
  const pressed = await fetch(page, {
    method: "POST",
    body,
    headers: { origin: sandbox.url },
    redirect: "manual",
  });
  expect(pressed.headers.get("location")).toContain("redirect_status=succeeded");
  const saved = await stripe.setupIntents.retrieve(intent.id, {
    expand: ["mandate", "payment_method", "latest_attempt"],
  });
  expect(saved).toMatchObject({
    status: "succeeded",
    mandate: {
      status: "active",
      multi_use: { amount: 1_500_000, currency: "inr" },
      payment_method_details: {
        type: "upi",
        upi: { amount: 1_500_000, amount_type: "maximum", description: null, end_date: null },
      },
    },
    payment_method: { customer: intent.customer, upi: { vpa: "customer@stripeupi" } },
    latest_attempt: { payment_method_details: { type: "upi" } },
  });
  expect(await eventTypes(stripe, intent.id)).toEqual([
    "setup_intent.created",
    "setup_intent.requires_action",
    "setup_intent.succeeded",
  ]);
});

test("what was asked for is what the mandate says", async () => {
  const options: MandateOptions = {
    amount: 200_000,
    amount_type: "fixed",
    description: "Tiffins",
    end_date: 1_900_000_000,
  };
  const asked = await ask(options);
  expect(asked.payment_method_options).toMatchObject({ upi: { mandate_options: options } });
  const { mandate } = await agree(options);
  expect((await stripe.mandates.retrieve(mandate)).payment_method_details.upi).toEqual(options);
});

test("a debit is made a day after its notice, and not before", async () => {
  const waiting = await debit(await agree());
  expect(waiting).toMatchObject({ status: "processing", processing: null, next_action: null });
  expect(await refusalOf(stripe.paymentIntents.cancel(waiting.id))).toMatchObject({
    code: "payment_intent_unexpected_state",
  });
  await sandbox.control.runTimers();
  expect((await stripe.paymentIntents.retrieve(waiting.id)).status).toBe("processing");
  expect(await afterADay(waiting.id)).toMatchObject({ status: "succeeded", amount_received: 186_000 });
  expect(await eventTypes(stripe, waiting.id)).toEqual([
    "payment_intent.created",
    "payment_intent.processing",
    "payment_intent.succeeded",
  ]);
});

test("a payment may ask for the mandate on its way, for its own method or as a whole", async () => {
  const asking: Partial<Stripe.PaymentIntentCreateParams>[] = [
    { setup_future_usage: "off_session" },
    { payment_method_options: { upi: { setup_future_usage: "off_session" } } },
  ];
  for (const params of asking) {
    const customer = await newCustomer();
    const byUpi = {
      type: "upi",
      upi: { mandate_options: { amount: 190_000, amount_type: "maximum" } },
    } as const;
    const asked = { confirm: true, payment_method_data: byUpi, return_url: RETURN_URL, customer, ...params };
    const { id, payment_method } = await billIntent(stripe, asked);
    await sandbox.control.act("customer-authorised", id);
    const agreed = { customer, method: String(payment_method) };
    expect((await debit(agreed, { amount: 190_000 })).status).toBe("processing");
    expect((await refusalOf(debit(agreed, { amount: 190_001 }))).code).toBe("payment_intent_mandate_invalid");
  }
});

test.each<[string, MandateOptions, Partial<Stripe.PaymentIntentCreateParams>]>([
  ["more than agreed to", { amount: 100_000 }, {}],
  ["more than ₹15,000", {}, { amount: 1_500_001 }],
  ["other than the fixed amount", { amount: 190_000, amount_type: "fixed" }, {}],
  ["after its end date", { end_date: 1_700_000_000 }, {}],
  ["under another mandate", {}, { mandate: "mandate_other" }],
])("a debit that is %s is refused", async (_case, options, params) => {
  expect(await refusalOf(debit(await agree(options), params))).toMatchObject({
    statusCode: 400,
    code: "payment_intent_mandate_invalid",
  });
});

test("without a mandate nothing is debited", async () => {
  const { id: method } = await stripe.paymentMethods.create({ type: "upi" });
  const customer = await newCustomer();
  expect(await refusalOf(debit({ customer, method }))).toMatchObject({
    code: "payment_intent_mandate_invalid",
  });
});

test("a mandate canceled in the app ends the debits on their way, and later ones", async () => {
  const agreed = await agree();
  const waiting = await debit(agreed);
  expect(await sandbox.control.act("mandate-canceled", agreed.mandate)).toBe(true);
  expect(await stripe.mandates.retrieve(agreed.mandate)).toMatchObject({
    status: "inactive",
    payment_method_details: { type: "upi", upi: { amount: 1_500_000 } },
  });
  expect(await eventTypes(stripe, agreed.mandate)).toEqual(["mandate.updated"]);
  expect(await afterADay(waiting.id)).toMatchObject({
    status: "requires_payment_method",
    last_payment_error: { code: "india_recurring_payment_mandate_canceled" },
  });
  expect((await refusalOf(debit(agreed))).code).toBe("payment_intent_mandate_invalid");
});

test("a customer who doesn't answer in five minutes has agreed to nothing", async () => {
  const intent = await ask();
  sandbox.control.advance(300_000);
  await sandbox.control.runTimers();
  expect(await stripe.setupIntents.retrieve(intent.id)).toMatchObject({
    status: "requires_payment_method",
    mandate: null,
    last_setup_error: { code: "setup_intent_setup_attempt_expired", payment_method: { type: "upi" } },
  });
  expect(await eventTypes(stripe, intent.id)).toContain("setup_intent.setup_failed");
});

test.each<[string, Stripe.SetupIntentCreateParams, object]>([
  [
    "a mandate above ₹15,000",
    { payment_method_options: { upi: { mandate_options: { amount: 1_500_001 } } } },
    { param: "payment_method_options[upi][mandate_options][amount]" },
  ],
  ["a customer who will be there", { usage: "on_session" }, { param: "payment_method" }],
  ["cards alone allowed", { allowed_payment_method_types: ["card"] }, { param: "payment_method" }],
])("saving UPI with %s is refused", async (_case, params, error) => {
  const asked = { confirm: true, payment_method_data: { type: "upi" }, return_url: RETURN_URL } as const;
  expect(await refusalOf(stripe.setupIntents.create({ ...asked, ...params }))).toMatchObject({
    statusCode: 400,
    ...error,
  });
});

test("switched off it is neither offered nor taken", async () => {
  const cardsOnly = await start({ manual: true });
  const shop = sdk(cardsOnly);
  expect((await shop.setupIntents.create()).payment_method_types).toEqual(["card"]);
  const named = shop.setupIntents.create({ allowed_payment_method_types: ["upi"] });
  expect(await refusalOf(named)).toMatchObject({ param: "allowed_payment_method_types" });
  await cardsOnly.stop();
});
