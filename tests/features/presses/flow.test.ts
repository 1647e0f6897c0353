import { randomUUID } from "node:crypto";
import { z } from "zod";
import { guestAction, staffFlowAction } from "@/lib/access/action";
import { getViewer } from "@/lib/access/auth";
import { closeRateLimits } from "@/lib/access/rate-limit";
import { asSystem, disconnect } from "@/lib/db";
import { ADMIN_ROLES, userId, type Role } from "@/lib/domain/identity";
import { ok, refuse } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { kept } from "@/lib/press/press";
import { askPress } from "@/lib/press/ask";
import { atOnce } from "@/tests/support/crowd";
import { makeAdmin } from "@/tests/support/make";
import { connectSql } from "@/tests/support/sql";

jest.mock("next/cache", () => ({ refresh: jest.fn() }));
jest.mock("next/headers", () => ({ headers: async () => new Headers() }));
jest.mock("@/lib/access/auth", () => ({
  getViewer: jest.fn(),
  customerIdOf: (viewer: { id: number }) => viewer.id,
  staffOf: (viewer: { id: number; role: string }) => viewer,
}));

afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

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

const countOf = (entityId: string) =>
  asSystem((tx) => tx.auditLog.count({ where: { entity: "area", entityId } }));

const keyOf = () => randomUUID();

describe("a press of several transactions", () => {
  type Death = "before" | "after" | "never";
  const staffSchema = z.object({ note: z.string(), dies: z.enum(["before", "after", "never"]) });

  /** Dies, as a process would, before or after the transaction that decides. */
  const flow = staffFlowAction(
    "flow-note",
    ADMIN_ROLES,
    staffSchema,
    async ({ system, staff }, { note, dies }) => {
      if (dies === "before") throw new Error("dies before");
      const done = await system(async (tx) => {
        await audit(tx, {
          actor: staff,
          action: "add-area",
          entity: "area",
          entityId: note,
          accountId: null,
        });
        return kept(tx, { note });
      });
      if (dies === "after") throw new Error("dies after");
      return done;
    },
  );

  async function asNewAdmin(): Promise<number> {
    const { id } = await makeAdmin();
    logIn(id, "admin");
    return id;
  }

  const sent = (dies: Death) => ({ note: randomUUID(), dies });

  test("an earlier try that lets its key go at that moment takes it from nobody", async () => {
    logIn((await makeAdmin()).id, "admin");
    const [key, earlier, note] = [keyOf(), randomUUID(), randomUUID()];
    const sql = await connectSql();
    await sql.query(
      "INSERT INTO presses (key, action, digest, run) VALUES ($1, 'flow-note', 'of the same', $2)",
      [key, earlier],
    );
    // after the second try has found the key taken, and before it looks by whom
    await sql.query(`CREATE FUNCTION let_go() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN DELETE FROM presses WHERE run = '${earlier}'; RETURN NULL; END $$`);
    await sql.query(
      "CREATE TRIGGER let_go AFTER INSERT ON presses FOR EACH STATEMENT EXECUTE FUNCTION let_go()",
    );
    const answer = await flow({ note, dies: "never" }, key);
    await sql.query("DROP TRIGGER let_go ON presses; DROP FUNCTION let_go()");
    await sql.close();
    expect(answer).toMatchObject({ ok: true });
    expect(await countOf(note)).toBe(1);
  });

  test("is done once by one key, also by several at once", async () => {
    await asNewAdmin();
    const [key, input] = [keyOf(), sent("never")];
    const answers = await atOnce(4, () => flow(input, key));
    for (const answer of answers) expect(answer).toEqual({ ok: true, value: { note: input.note } });
    expect(await countOf(input.note)).toBe(1);
  });

  test("a fault after the act answers what was done", async () => {
    const id = await asNewAdmin();
    const [key, input] = [keyOf(), sent("after")];
    expect(await flow(input, key)).toEqual({ ok: true, value: { note: input.note } });
    expect(await askPress(key, id)).toEqual({ state: "done", value: { note: input.note } });
    expect(await flow(input, key)).toEqual({ ok: true, value: { note: input.note } });
    expect(await countOf(input.note)).toBe(1);
  });

  test("a fault before the act leaves the key free", async () => {
    await asNewAdmin();
    const [key, input] = [keyOf(), sent("before")];
    expect(await flow(input, key)).toMatchObject({ ok: false, error: "unexpected" });
    expect(await flow({ ...input, dies: "never" }, key)).toMatchObject({ ok: true });
    expect(await countOf(input.note)).toBe(1);
  });

  test("of a process that was killed: under way, then broken off, and its late end is undone", async () => {
    const id = await asNewAdmin();
    const [key, input] = [keyOf(), sent("never")];
    let goOn = () => {};
    let begun = () => {};
    const [isBegun, mayGoOn] = [
      new Promise<void>((resolve) => (begun = resolve)),
      new Promise<void>((resolve) => (goOn = resolve)),
    ];
    const slow = staffFlowAction(
      "flow-note",
      ADMIN_ROLES,
      staffSchema,
      async ({ system, staff }, { note }) => {
        begun();
        await mayGoOn;
        return system(async (tx) => {
          await audit(tx, {
            actor: staff,
            action: "add-area",
            entity: "area",
            entityId: note,
            accountId: null,
          });
          return kept(tx, { note });
        });
      },
    );
    const late = slow(input, key);
    await isBegun;
    expect(await askPress(key, id)).toEqual({ state: "under-way" });
    await asSystem((tx) => tx.press.update({ where: { key }, data: { begunAt: new Date(0) } }));
    expect(await askPress(key, id)).toEqual({ state: "broke-off" });
    goOn();
    expect(await late).toMatchObject({ ok: false, error: "unexpected" });
    expect(await countOf(input.note)).toBe(0);
  });

  test("one that was killed is taken over by the next press of the key", async () => {
    const id = await asNewAdmin();
    const [key, input] = [keyOf(), sent("never")];
    const flowOnce = () => flow(input, key);
    expect(await flowOnce()).toMatchObject({ ok: true });
    // as a process leaves it that was killed before it decided
    await asSystem(
      (tx) =>
        tx.$executeRaw`UPDATE presses SET state = 'begun', outcome = NULL, begun_at = now() - interval '2 minutes' WHERE key = ${key}::uuid`,
    );
    expect(await flowOnce()).toMatchObject({ ok: true });
    expect(await askPress(key, id)).toMatchObject({ state: "done" });
  });
});

describe("a press that may be repeated", () => {
  const wordSchema = z.object({ word: z.string() });
  const guess = guestAction(
    "guess-word",
    wordSchema,
    async (_, { word }) => (word === "dal" ? ok(undefined) : refuse("wrong-credentials")),
    { press: "repeatable", rateLimit: { points: 100, seconds: 60 } },
  );

  test("is sent again by the same key with what was mended after a refusal", async () => {
    const key = keyOf();
    expect(await guess({ word: "rice" }, key)).toEqual({ ok: false, error: "wrong-credentials" });
    expect(await guess({ word: "dal" }, key)).toEqual({ ok: true, value: undefined });
    expect(await askPress(key, null)).toEqual({ state: "repeatable" });
  });
});
