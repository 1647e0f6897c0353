import { randomUUID } from "node:crypto";
import { z } from "zod";
import { customerAction } from "@/lib/access/action";
import { POST as askFor } from "@/app/api/presses/route";
import { getViewer } from "@/lib/access/auth";
import { asSystem, disconnect } from "@/lib/db";
import { userId, type Role } from "@/lib/domain/identity";
import { ok, refuse } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { askPress, forgetPresses } from "@/lib/press/ask";
import { atOnce } from "@/tests/support/crowd";
import { makeCustomer } from "@/tests/support/make";

jest.mock("next/cache", () => ({ refresh: jest.fn() }));
jest.mock("next/headers", () => ({ headers: async () => new Headers() }));
jest.mock("@/lib/access/auth", () => ({
  getViewer: jest.fn(),
  customerIdOf: (viewer: { id: number }) => viewer.id,
  staffOf: (viewer: { id: number; role: string }) => viewer,
}));

afterAll(disconnect);

function logIn(id: number, role: Role) {
  jest.mocked(getViewer).mockResolvedValue({
    id: userId(id),
    fullname: "",
    email: "",
    role,
    sessionId: 1,
    provedAt: new Date(0),
  });
}

async function asNewCustomer(): Promise<number> {
  const id = await makeCustomer();
  logIn(id, "customer");
  return id;
}

const schema = z.object({ note: z.string(), refused: z.boolean().optional() });

/** Writes a line in the audit log: what was done once stands there once. */
const note = customerAction("note", schema, async ({ tx, customerId }, { note, refused }) => {
  await audit(tx, {
    actor: { id: customerId, role: "customer" },
    action: "change-details",
    entity: "user",
    entityId: note,
    accountId: customerId,
  });
  return refused ? refuse("too-many") : ok({ note, at: randomUUID() });
});

const countOf = (entityId: string) =>
  asSystem((tx) => tx.auditLog.count({ where: { entity: "user", entityId } }));

const keyOf = () => randomUUID();

describe("a press in one transaction", () => {
  test("the same key again answers the same and does nothing", async () => {
    await asNewCustomer();
    const [key, input] = [keyOf(), { note: randomUUID() }];
    const first = await note(input, key);
    expect(first).toMatchObject({ ok: true, value: input });
    expect(await note(input, key)).toEqual(first);
    expect(await countOf(input.note)).toBe(1);
  });

  test("without a key, or with another, it is another act", async () => {
    await asNewCustomer();
    const input = { note: randomUUID() };
    await note(input);
    await note(input, keyOf());
    await note(input, keyOf());
    expect(await countOf(input.note)).toBe(3);
  });

  test("two at once with one key do it once and answer the same", async () => {
    await asNewCustomer();
    const [key, input] = [keyOf(), { note: randomUUID() }];
    const answers = await atOnce(5, () => note(input, key));
    expect(answers[0]).toMatchObject({ ok: true });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await countOf(input.note)).toBe(1);
  });

  test("the key with something else is refused, and nothing is done", async () => {
    await asNewCustomer();
    const [key, input, other] = [keyOf(), { note: randomUUID() }, { note: randomUUID() }];
    await note(input, key);
    expect(await note(other, key)).toMatchObject({ ok: false, error: "invalid" });
    expect(await countOf(other.note)).toBe(0);
  });

  test("somebody else with the key hears nothing of it and does nothing", async () => {
    await asNewCustomer();
    const [key, input] = [keyOf(), { note: randomUUID() }];
    await note(input, key);
    const other = await asNewCustomer();
    expect(await note(input, key)).toMatchObject({ ok: false, error: "invalid" });
    expect(await askPress(key, other)).toEqual({ state: "not-yours" });
    expect(await askPress(key, null)).toEqual({ state: "not-yours" });
    expect(await countOf(input.note)).toBe(1);
  });

  test("a refusal keeps nothing: the same key can be pressed again", async () => {
    await asNewCustomer();
    const [key, text] = [keyOf(), randomUUID()];
    expect(await note({ note: text, refused: true }, key)).toEqual({ ok: false, error: "too-many" });
    expect(await note({ note: text }, key)).toMatchObject({ ok: true });
    expect(await countOf(text)).toBe(1);
  });

  test("a key that is none is refused before anything is done", async () => {
    await asNewCustomer();
    const input = { note: randomUUID() };
    expect(await note(input, "1")).toMatchObject({ ok: false, error: "invalid" });
    expect(await countOf(input.note)).toBe(0);
  });
});

describe("asking about a press", () => {
  test("tells what was done", async () => {
    const id = await asNewCustomer();
    const [key, input] = [keyOf(), { note: randomUUID() }];
    const done = await note(input, key);
    expect(await askPress(key, id)).toEqual({ state: "done", ...(done.ok && { value: done.value }) });
  });

  test("of an act that answers nothing tells a value, too: the page takes no answer without one", async () => {
    const id = await asNewCustomer();
    const nothing = customerAction("nothing", z.object({}), async () => ok(undefined));
    const key = keyOf();
    await nothing({}, key);
    expect(JSON.parse(JSON.stringify(await askPress(key, id)))).toEqual({ state: "done", value: null });
    expect(await nothing({}, key)).toEqual({ ok: true });
  });

  test("gives up what is not known: if it comes after that, it is not done", async () => {
    const id = await asNewCustomer();
    const [key, input] = [keyOf(), { note: randomUUID() }];
    expect(await askPress(key, id)).toEqual({ state: "withdrawn" });
    expect(await askPress(key, id)).toEqual({ state: "withdrawn" });
    expect(await note(input, key)).toEqual({ ok: false, error: "withdrawn" });
    expect(await countOf(input.note)).toBe(0);
  });

  test("while it is being done, waits for what comes of it", async () => {
    const id = await asNewCustomer();
    const [key, input] = [keyOf(), { note: randomUUID() }];
    const [done, asked] = await Promise.all([note(input, key), askPress(key, id)]);
    if (done.ok) expect(asked).toEqual({ state: "done", value: done.value });
    else expect([done.error, asked.state]).toEqual(["withdrawn", "withdrawn"]);
    expect(await countOf(input.note)).toBe(done.ok ? 1 : 0);
  });

  test("what is two days old is forgotten, and nothing younger", async () => {
    const id = await asNewCustomer();
    const [old, young] = [keyOf(), keyOf()];
    await note({ note: "old" }, old);
    await note({ note: "young" }, young);
    const now = new Date();
    const at = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
    await asSystem((tx) => tx.press.update({ where: { key: old }, data: { createdAt: at(48.1) } }));
    await asSystem((tx) => tx.press.update({ where: { key: young }, data: { createdAt: at(47.9) } }));
    expect(await asSystem((tx) => forgetPresses({ tx, now }))).toBe(1);
    expect(await askPress(young, id)).toMatchObject({ state: "done" });
    expect(await askPress(old, id)).toEqual({ state: "withdrawn" });
  });
});

test("one network asks for presses that are not known 240 times a minute, from however many of its addresses", async () => {
  jest.mocked(getViewer).mockResolvedValue(null);
  const ask = async (address: string) => {
    const headers = { "x-forwarded-for": address };
    const body = JSON.stringify({ key: keyOf() });
    return (await askFor(new Request("http://kitchen.test/api/presses", { method: "POST", headers, body })))
      .status;
  };
  for (let time = 0; time < 240; time += 1) expect(await ask(`2001:db8:7::${time.toString(16)}`)).toBe(200);
  expect(await ask("2001:db8:7::ffff")).toBe(429);
  expect(await ask("2001:db8:7:1::1")).toBe(200);
});
