import type { Sandbox } from "../server";
import { readEnv } from "../env";
import { fateOf, readChaos, type Chaos } from "../webhooks/chaos";
import { billIntent, sdk, sql, start, startReceiver, until } from "./harness";

function chaosOf(text: string): Chaos {
  const chaos = readChaos(text);
  if (!chaos) throw new Error(`not chaos: ${text}`);
  return chaos;
}

const numbers = Array.from({ length: 2000 }, (_, at) => at + 1);
const fatesOf = (text: string) => numbers.map((number) => fateOf(chaosOf(text), number));
const share = (count: number) => count / numbers.length;

describe("what becomes of a delivery", () => {
  test("the same seed decides the same, another one something else", () => {
    expect(fatesOf("42")).toEqual(fatesOf("42"));
    expect(fatesOf("42")).not.toEqual(fatesOf("43"));
  });

  test("it doesn't hang on what was decided before", () => {
    expect(fateOf(chaosOf("42"), 1000)).toEqual(fatesOf("42")[999]);
  });

  test("each mishap is about as frequent as was asked", () => {
    const fates = fatesOf("7:duplicate=0.2,delay=0.4,shuffle=0.5,drop=0.1");
    const named = (name: string) => share(fates.filter((fate) => fate.name === name).length);
    const arriving = fates.filter(({ name }) => name !== "dropped");
    expect(named("dropped")).toBeCloseTo(0.1, 1);
    expect(named("late")).toBeCloseTo(0.9 * 0.4, 1);
    expect(named("shuffled")).toBeCloseTo(0.9 * 0.6 * 0.5, 1);
    expect(arriving.filter(({ copies }) => copies > 1).length / arriving.length).toBeCloseTo(0.2, 1);
  });

  test("late is late, shuffled is a moment, and copies are few", () => {
    for (const { name, wait, copies } of fatesOf("9:duplicate=1,delay=0.5,shuffle=1")) {
      expect(copies).toBeGreaterThanOrEqual(2);
      expect(copies).toBeLessThanOrEqual(4);
      expect(wait).toBeLessThanOrEqual(name === "late" ? 30 : 3);
      if (name === "late") expect(wait).toBeGreaterThanOrEqual(5);
    }
  });

  test("what isn't named never happens; a seed alone has something of each", () => {
    expect(new Set(fatesOf("9:drop=1").map(({ name }) => name))).toEqual(new Set(["dropped"]));
    expect(fatesOf("9:delay=0").every(({ name, copies }) => name === "as usual" && copies === 1)).toBe(true);
    const usual = fatesOf("9");
    expect(new Set(usual.map(({ name }) => name)).size).toBe(4);
    expect(usual.some(({ copies }) => copies > 1)).toBe(true);
  });
});

test.each([
  "",
  " ",
  "42:",
  "42:drop",
  "42:drop=2",
  "42:drop=-1",
  "42:drop=0.1,",
  "42:rain=0.1",
  "a b",
  "42:drop=0.1,drop=0.2",
])("%j is refused", (text) => expect(readChaos(text)).toBeNull());

test("a malformed SANDBOX_CHAOS stops the start with one line that names it", () => {
  const env = { NODE_ENV: "test" as const, DATABASE_URL: "postgresql://127.0.0.1/shop" };
  expect(() => readEnv({ ...env, SANDBOX_CHAOS: "42:drop=often" })).toThrow(
    new Error(
      'sandbox: SANDBOX_CHAOS must be a seed, or a seed and chances from 0 to 1: "42:duplicate=0.3,delay=0.3,shuffle=0.3,drop=0.1"',
    ),
  );
  expect(readEnv({ ...env, SANDBOX_CHAOS: "42" }).SANDBOX_CHAOS).toEqual(readChaos("42"));
});

describe("deliveries in chaos", () => {
  type Delivery = { fate: string; attempts: number; due: Date | null; delivered: boolean };

  let shop: Awaited<ReturnType<typeof startReceiver>>;
  let sandbox: Sandbox | null = null;

  beforeAll(async () => {
    shop = await startReceiver();
  });
  afterEach(async () => {
    await sandbox?.control.reset();
    await sandbox?.stop();
    shop.received.length = 0;
  });
  afterAll(() => shop.close());

  async function billed(text: string) {
    sandbox = await start({ chaos: chaosOf(text), webhook: { url: shop.url, secret: "whsec_1" } });
    const intent = await billIntent(sdk(sandbox));
    const [event] = (await sdk(sandbox).events.list({ limit: 1 })).data;
    return { sandbox, intent, event: String(event?.id) };
  }

  const deliveries = () =>
    sql<Delivery>(`select fate, attempts, next_try_at as due, delivered_at is not null as delivered
      from sandbox.deliveries where fate is not null`);
  const decided = () => until(deliveries, ([delivery]) => delivery !== undefined);
  const received = () => shop.received.length;

  test("a dropped one isn't sent, and can be sent by hand", async () => {
    const { sandbox: running, event } = await billed("1:drop=1");
    expect(await decided()).toEqual([{ fate: "dropped", attempts: 0, due: null, delivered: false }]);
    await fetch(`${running.url}/sandbox/events/${event}/resend`, {
      method: "POST",
      headers: { origin: running.url, "content-type": "application/x-www-form-urlencoded" },
    });
    await until(received, (count) => count === 1);
    await until(deliveries, ([delivery]) => delivery?.delivered === true);
  });

  test("a doubled one comes more than once, each time with a signature of its own", async () => {
    const { intent } = await billed("1:duplicate=1");
    await until(received, (count) => count >= 2);
    const bodies = shop.received.map(({ body }) => body);
    expect(bodies.every((body) => body.includes(intent.id))).toBe(true);
  });

  test("a late one waits", async () => {
    const before = Date.now();
    await billed("1:delay=1");
    const [delivery] = await decided();
    expect(delivery).toMatchObject({ fate: "late", attempts: 0, delivered: false });
    expect(delivery?.due?.getTime()).toBeGreaterThanOrEqual(before + 5000);
  });

  test("each try is on record", async () => {
    shop.status = 500;
    await billed("1:drop=0");
    const tries = () => sql("select status, error from sandbox.attempts order by id");
    await until(tries, (rows) => rows.length === 1);
    shop.status = 200;
    await until(tries, (rows) => rows.length === 2);
    expect(await tries()).toEqual([
      { status: 500, error: "answered 500" },
      { status: 200, error: null },
    ]);
  });
});
