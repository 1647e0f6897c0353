import { asSystem, disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { makeBilledCustomer, readBill } from "@/tests/support/bills";
import { digestOfTables } from "@/tests/support/digest";
import { showAtGateway } from "@/tests/support/shown";
import { intentEvent, makePayment, postWebhook, sign } from "@/tests/support/webhooks";

afterAll(disconnect);
afterEach(() => jest.restoreAllMocks());

/** An event that would pay a bill if it were let in. */
async function payingEvent() {
  const bill = await makeBilledCustomer();
  const body = intentEvent("succeeded", { id: await makePayment(bill), amount: bill.amount * 100 });
  return { billId: bill.billId, body };
}

/** What our log says a delivery was refused for, beside that nothing at all was written. */
async function refusalOf(deliver: () => Promise<number>): Promise<unknown> {
  const warned = jest.spyOn(log, "warn");
  const failed = jest.spyOn(log, "error");
  const before = await digestOfTables();
  expect(await deliver()).toBe(400);
  expect(await digestOfTables()).toEqual(before);
  expect(failed).not.toHaveBeenCalled();
  expect(warned).toHaveBeenCalledTimes(1);
  return warned.mock.calls[0]?.[0];
}

const secondsAgo = (seconds: number) => ({ timestamp: Math.floor(Date.now() / 1000) - seconds });
const withField = (body: string, field: object) => JSON.stringify({ ...JSON.parse(body), ...field });

type Forge = (body: string) => readonly [body: string, signature: string | null];
const signed = (body: string) => [body, sign(body)] as const;
const thin = '{"id":"evt_1","object":"v2.core.event","type":"v1.billing.meter.no_meter_found"}';

const unproved: [string, Forge][] = [
  ["another secret", (body) => [body, sign(body, { secret: "whsec_of_somebody_else" })]],
  ["the empty secret", (body) => [body, sign(body, { secret: " " })]],
  ["a stamp of 301 seconds ago", (body) => [body, sign(body, secondsAgo(301))]],
  ["a body changed by one figure", (body) => [body.replace("120000", "120001"), sign(body)]],
  ["a body with one more space", (body) => [`${body} `, sign(body)]],
  ["a mark of the byte order in front", (body) => [`\uFEFF${body}`, sign(body)]],
  ["garbage for a signature", (body) => [body, "t=now,v1=,,v1==;=\u00ff"]],
  ["a signature without its stamp", (body) => [body, sign(body).replace(/^t=\d+,/, "")]],
  ["the old scheme v0 alone", (body) => [body, sign(body).replace(",v1=", ",v0=")]],
  ["two signatures, both wrong", (body) => [body, `${sign("x")},${sign("y").split(",")[1]}`]],
  ["no body", (body) => ["", sign(body)]],
];

const notSigned: [string, Forge][] = [
  ["no header", (body) => [body, null]],
  ["an empty header", (body) => [body, ""]],
];

const unreadable: [string, Forge, string][] = [
  ["a body that is no JSON", () => signed("{"), "not-an-event"],
  ["a body that is JSON's null", () => signed("null"), "not-an-event"],
  ["something that is no event", () => signed('{"id":"evt_1","object":"charge"}'), "not-an-event"],
  [
    "an id too long to keep",
    (body) => signed(withField(body, { id: `evt_${"1".repeat(300)}` })),
    "not-an-event",
  ],
  ["a thin event", () => signed(thin), "thin-event"],
];

const refused: [string, Forge, string][] = [
  ...notSigned.map(([what, forge]): [string, Forge, string] => [what, forge, "unsigned"]),
  ...unproved.map(([what, forge]): [string, Forge, string] => [what, forge, "not-the-gateways"]),
  ["an event of live money", (body) => signed(withField(body, { livemode: true })), "other-mode"],
  ["a stamp of 301 seconds ahead", (body) => [body, sign(body, secondsAgo(-302))], "from-the-future"],
  ["a stamp ten years ahead", (body) => [body, sign(body, secondsAgo(-315_360_000))], "from-the-future"],
  [
    "a stamp ten years ahead behind one of now",
    (body) => [body, `t=${secondsAgo(0).timestamp},${sign(body, secondsAgo(-315_360_000))}`],
    "from-the-future",
  ],
];

const unreadableCases = () =>
  asSystem((tx) =>
    tx.case.findMany({ where: { kind: "unreadable-event" }, select: { stripeObjectId: true } }),
  );

describe("what is signed and can't be read, however often it is sent,", () => {
  afterEach(() => asSystem((tx) => tx.case.deleteMany({ where: { kind: "unreadable-event" } })));

  it.each(unreadable)("as %s, is taken once and stands on the owner's list", async (_what, forge) => {
    const { billId, body } = await payingEvent();
    const failed = jest.spyOn(log, "error");
    expect(await postWebhook(...forge(body))).toBe(200);
    expect(await postWebhook(...forge(body))).toBe(200);
    const reference = expect.stringMatching(/^(evt_\w+|delivery [0-9a-f]{32})$/);
    expect(await unreadableCases()).toEqual([{ stripeObjectId: reference }]);
    expect(failed).not.toHaveBeenCalled();
    expect((await readBill(billId)).isPaid).toBe(false);
  });

  const malformed: [string, object][] = [
    ["an id that is a number", { id: 5 }],
    ["an id with a NUL", { id: "pi_\0" }],
    ["an id with half a character", { id: "pi_\ud800" }],
    ["no id at all", {}],
  ];
  const types = ["payment_intent.succeeded", "refund.updated", "charge.dispute.created", "customer.deleted"];
  it.each(types.flatMap((type) => malformed.map(([what, object]) => [type, what, object] as const)))(
    "as %s with %s, stands on the owner's list",
    async (type, _what, object) => {
      const { body } = await payingEvent();
      const sent = withField(body, { type, data: { object } });
      expect(await postWebhook(sent)).toBe(200);
      expect(await unreadableCases()).toHaveLength(1);
    },
  );

  it("a NUL among what an object is marked with changes nothing", async () => {
    const { billId, body } = await payingEvent();
    const { object } = JSON.parse(body).data;
    const marked = { ...object, metadata: { note: "a\0b" } };
    showAtGateway(object);
    expect(await postWebhook(withField(body, { data: { object: marked } }))).toBe(200);
    expect((await readBill(billId)).isPaid).toBe(true);
  });
});

it("an event of an account that is connected to ours is let go", async () => {
  const { billId, body } = await payingEvent();
  const before = await digestOfTables();
  expect(await postWebhook(withField(body, { account: "acct_other" }))).toBe(200);
  expect(await digestOfTables()).toEqual(before);
  expect((await readBill(billId)).isPaid).toBe(false);
});

describe("a delivery", () => {
  it.each(refused)("with %s is refused and nothing at all is written", async (_what, forge, reason) => {
    const { body } = await payingEvent();
    expect(await refusalOf(() => postWebhook(...forge(body)))).toEqual({ webhook: "stripe", reason });
  });

  it("of bytes that are no UTF-8 is refused, though lenient reading gives the text that was signed", async () => {
    const { body } = await payingEvent();
    const text = withField(body, { note: "\uFFFD" });
    const bytes = Buffer.from(text).toString("latin1").replace("\u00EF\u00BF\u00BD", "\u00FF");
    const sent = new Uint8Array(Buffer.from(bytes, "latin1"));
    expect(new TextDecoder().decode(sent)).toBe(text);
    expect(await refusalOf(() => postWebhook(sent, sign(text)))).toEqual({
      webhook: "stripe",
      reason: "not-text",
    });
  });

  it("of test money is refused when our key is live", async () => {
    const { body } = await payingEvent();
    const { STRIPE_SECRET_KEY: key } = env();
    env().STRIPE_SECRET_KEY = "sk_live_1";
    expect(await refusalOf(() => postWebhook(body))).toEqual({ webhook: "stripe", reason: "other-mode" });
    env().STRIPE_SECRET_KEY = key;
  });
});

describe("a body of 5 MB", () => {
  const FIVE_MB = 5 * 1024 * 1024;
  const CHUNK = 64 * 1024;

  function stream() {
    const seen = { bytes: 0, isCanceled: false };
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull(controller) {
          if (seen.bytes >= FIVE_MB) return controller.close();
          seen.bytes += CHUNK;
          controller.enqueue(new Uint8Array(CHUNK).fill(32));
        },
        cancel: () => {
          seen.isCanceled = true;
        },
      },
      { highWaterMark: 0 },
    );
    return { seen, body };
  }

  it("is refused by its length, unread", async () => {
    const { seen, body } = stream();
    const length = { "content-length": String(FIVE_MB) };
    expect(await refusalOf(() => postWebhook(body, sign("x"), length))).toEqual({
      webhook: "stripe",
      reason: "too-large",
    });
    expect(seen.bytes).toBe(0);
  });

  it("that doesn't say its length is refused after the first megabyte", async () => {
    const { seen, body } = stream();
    expect(await refusalOf(() => postWebhook(body, sign("x")))).toEqual({
      webhook: "stripe",
      reason: "too-large",
    });
    expect(seen.bytes).toBeLessThanOrEqual(1024 * 1024 + CHUNK);
    expect(seen.isCanceled).toBe(true);
  });
});

describe("a delivery is let in", () => {
  const accepted: [string, (body: string) => string][] = [
    ["five minutes after its stamp", (body) => sign(body, secondsAgo(299))],
    ["with a stamp of a clock that is ahead", (body) => sign(body, secondsAgo(-298))],
    [
      "with two signatures of which one is right",
      (body) => sign(body).replace(",v1=", `,v1=${"0".repeat(64)},v1=`),
    ],
    ["with the old scheme's signature beside the right one", (body) => `${sign(body)},v0=${"0".repeat(64)}`],
  ];

  it.each(accepted)("%s", async (_what, signature) => {
    const { billId, body } = await payingEvent();
    expect(await postWebhook(body, signature(body))).toBe(200);
    expect((await readBill(billId)).isPaid).toBe(true);
  });

  it("of another month within the same release, which only adds fields", async () => {
    const { billId, body } = await payingEvent();
    showAtGateway(JSON.parse(body).data.object);
    expect(await postWebhook(withField(body, { api_version: "2026-11-25.endive" }))).toBe(200);
    expect((await readBill(billId)).isPaid).toBe(true);
  });

  it("with the old or the new secret while it is rolled, and with the old one no longer", async () => {
    const secrets = env().STRIPE_WEBHOOK_SECRET;
    const old = secrets[0];
    const next = "whsec_the_new_one";
    const events = [await payingEvent(), await payingEvent()] as const;
    env().STRIPE_WEBHOOK_SECRET = [next, ...secrets];
    expect(await postWebhook(events[0].body, sign(events[0].body, { secret: old }))).toBe(200);
    expect(await postWebhook(events[1].body, sign(events[1].body, { secret: next }))).toBe(200);
    env().STRIPE_WEBHOOK_SECRET = [next];
    expect(await refusalOf(() => postWebhook(events[0].body))).toEqual({
      webhook: "stripe",
      reason: "not-the-gateways",
    });
    env().STRIPE_WEBHOOK_SECRET = secrets;
    for (const { billId } of events) expect((await readBill(billId)).isPaid).toBe(true);
  });
});
