// What every action has in common, and what each kind of caller is let do, without a database.
import { refresh } from "next/cache";
import { z } from "zod";
import {
  customerAction,
  customerFlowAction,
  guestAction,
  staffAction,
  staffFlowAction,
  userFlowAction,
} from "@/lib/access/action";
import { fieldErrors } from "@/lib/access/acting";
import { getViewer, type Viewer } from "@/lib/access/auth";
import { note, noteOutcome } from "@/lib/access/note";
import { takeTry } from "@/lib/access/rate-limit";
import { pressKeyOf } from "@/lib/answers/press-key";
import { ADMIN_ROLES, STAFF_ROLES, userId, type Role } from "@/lib/domain/identity";
import { ok, refuse } from "@/lib/domain/result";
import { afterFault, PressNotOurs, PressUnderWay, PressWithdrawn, pressOf } from "@/lib/press/press";

jest.mock("next/cache", () => ({ refresh: jest.fn() }));
jest.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "2001:db8::7", "x-request-id": "request 1" }),
}));
const NOW = new Date("2026-11-20T20:00:00Z");
jest.mock("@/lib/clock", () => ({ clockNow: () => NOW }));
jest.mock("@/lib/access/rate-limit", () => ({ takeTry: jest.fn() }));
const ran: string[] = [];
jest.mock("@/lib/db", () => {
  const as =
    (whose: string) =>
    (...given: unknown[]) => {
      const fn = given.find((one) => typeof one === "function") as (tx: object) => unknown;
      ran.push(
        `${whose} ${given
          .filter((one) => typeof one !== "function")
          .map((one) => JSON.stringify(one))
          .join(" ")}`,
      );
      return fn({ whose });
    };
  return { asCustomer: as("customer"), asStaff: as("staff"), asGuest: as("guest"), asSystem: as("system") };
});
jest.mock("@/lib/access/note", () => ({
  addressOf: (sent: Headers) => sent.get("x-forwarded-for"),
  note: jest.fn(),
  noteOutcome: jest.fn(),
}));
jest.mock("@/lib/access/auth", () => ({
  getViewer: jest.fn(),
  customerIdOf: ({ id, role }: { id: number; role: string }) => (role === "customer" ? id : null),
  staffOf: ({ id, role }: { id: number; role: string }, roles: readonly string[]) =>
    roles.includes(role) ? { id, role } : null,
}));
jest.mock("@/lib/press/press", () => {
  const actual = jest.requireActual<object>("@/lib/press/press");
  return {
    ...actual,
    pressOf: jest.fn(async () => ({ key: "the press" })),
    duringPress: (_: unknown, fn: () => unknown) => fn(),
    onceInTransaction: (_: unknown, fn: () => unknown) => fn(),
    afterFault: jest.fn(async () => null),
    ONCE: {
      flow: (fn: () => unknown) => (ran.push("once: flow"), fn()),
      transaction: (fn: () => unknown) => (ran.push("once: transaction"), fn()),
      repeatable: (fn: () => unknown) => (ran.push("once: repeatable"), fn()),
      own: (fn: () => unknown) => (ran.push("once: own"), fn()),
    },
  };
});

const viewer = (role: Role, more: Partial<Viewer> = {}): Viewer => ({
  ...{ id: userId(7), fullname: "", email: "", role, sessionId: 1, provedAt: NOW },
  ...more,
});
const comes = (who: Viewer | null) => jest.mocked(getViewer).mockResolvedValue(who);
const nothing = z.object({});
const at = JSON.stringify(NOW);

beforeEach(() => {
  jest.clearAllMocks();
  ran.length = 0;
  jest.mocked(takeTry).mockResolvedValue(true);
  jest.mocked(afterFault).mockResolvedValue(null);
  jest.mocked(pressOf).mockResolvedValue({ key: "the press" } as never);
});

describe("whose act it is", () => {
  test("a customer's runs as that customer, in one transaction", async () => {
    comes(viewer("customer"));
    const act = customerAction("try", nothing, async ({ customerId, now }) => ok([customerId, now]));
    expect(await act({})).toEqual({ ok: true, value: [7, NOW] });
    expect(ran).toEqual(["once: transaction", `customer 7 ${at}`]);
  });

  test("a customer's with transactions of its own has the system's beside them", async () => {
    comes(viewer("customer"));
    const act = customerFlowAction("try", nothing, async ({ run, system }) => {
      await run(async () => 1);
      await system(async () => 1);
      return ok(1);
    });
    expect(await act({})).toEqual({ ok: true, value: 1 });
    expect(ran).toEqual(["once: flow", `customer 7 ${at}`, `system ${at}`]);
  });

  test.each(["driver", "owner"] as const)(
    "a customer's is not there for %s, and a guest logs in",
    async (role) => {
      const command = jest.fn();
      const act = customerFlowAction("try", nothing, command);
      comes(viewer(role));
      expect(await act({})).toEqual({ ok: false, error: "not-found" });
      expect(note).toHaveBeenCalledWith({
        operation: "try",
        who: viewer(role),
        refused: `not for the role ${role}`,
      });
      comes(null);
      expect(await act({})).toEqual({ ok: false, error: "signed-out" });
      expect(command).not.toHaveBeenCalled();
    },
  );

  test("staff's runs as that role", async () => {
    comes(viewer("admin"));
    expect(await staffAction("try", ADMIN_ROLES, nothing, async ({ staff }) => ok(staff))({})).toEqual({
      ok: true,
      value: { id: 7, role: "admin" },
    });
    expect(ran).toEqual(["once: transaction", `staff {"id":7,"role":"admin"} ${at}`]);
    ran.length = 0;
    const flow = staffFlowAction("try", ADMIN_ROLES, nothing, async ({ run, system, now }) => {
      await run(async () => 1);
      await system(async () => 1);
      return ok(now);
    });
    expect(await flow({})).toEqual({ ok: true, value: NOW });
    expect(ran).toEqual(["once: flow", `staff {"id":7,"role":"admin"} ${at}`, `system ${at}`]);
  });

  test.each(["first-password", "second-factor"] as const)(
    "who owes a %s does nothing else first",
    async (owes) => {
      const command = jest.fn();
      comes(viewer("owner", { owes }));
      expect(await staffFlowAction("try", STAFF_ROLES, nothing, command)({})).toEqual({
        ok: false,
        error: owes,
      });
      expect(note).toHaveBeenCalledWith(expect.objectContaining({ refused: owes }));
      expect(await userFlowAction("own", nothing, command)({})).toEqual({ ok: false, error: owes });
      const other = owes === "first-password" ? "second-factor" : "first-password";
      expect(await userFlowAction("own", nothing, command, { isOwed: other })({})).toEqual({
        ok: false,
        error: owes,
      });
      expect(command).not.toHaveBeenCalled();
      command.mockResolvedValue(ok(1));
      expect(await userFlowAction("own", nothing, command, { isOwed: owes })({})).toEqual({
        ok: true,
        value: 1,
      });
    },
  );

  const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

  test("the office proves who it is after a quarter of an hour, a driver need not; an own account's act asks anybody", async () => {
    const command = jest.fn(async () => ok(1));
    const money = staffFlowAction("money", STAFF_ROLES, nothing, command, { asksProof: true });
    const own = userFlowAction("own", nothing, command, { asksProof: true });
    const ASKED = { ok: false, error: "proof-needed" };
    comes(viewer("owner", { provedAt: minutesAgo(16) }));
    expect(await money({})).toEqual(ASKED);
    expect(await own({})).toEqual(ASKED);
    expect(await staffFlowAction("look", STAFF_ROLES, nothing, command)({})).toMatchObject({ ok: true });
    expect(await userFlowAction("look", nothing, command)({})).toMatchObject({ ok: true });
    comes(viewer("owner", { provedAt: minutesAgo(15) }));
    expect(await money({})).toMatchObject({ ok: true });
    expect(await own({})).toMatchObject({ ok: true });
    comes(viewer("driver", { provedAt: minutesAgo(600) }));
    expect(await money({})).toMatchObject({ ok: true });
    expect(await own({})).toEqual(ASKED);
    const owed = userFlowAction("own", nothing, command, { asksProof: true, isOwed: "second-factor" });
    comes(viewer("owner", { provedAt: minutesAgo(600), owes: "second-factor" }));
    expect(await owed({})).toMatchObject({ ok: true });
  });

  test("an own account's act has its user and the system, is noted, and needs a log-in", async () => {
    comes(viewer("driver"));
    const act = userFlowAction("own", nothing, async ({ user, system, now }) => {
      await system(async () => 1);
      return ok([user.id, now]);
    });
    expect(await act({})).toEqual({ ok: true, value: [7, NOW] });
    expect(ran).toEqual(["once: flow", `system ${at}`]);
    expect(noteOutcome).toHaveBeenCalledWith(
      "own",
      { viewer: viewer("driver"), named: null },
      expect.anything(),
    );
    comes(null);
    expect(await act({})).toEqual({ ok: false, error: "signed-out" });
  });

  test("a guest's has its network, the guest's and the system's transactions, and says whom it named", async () => {
    comes(null);
    const limit = { points: 1, seconds: 2 };
    const typed = z.object({ email: z.string() });
    const act = guestAction(
      "enter",
      typed,
      async ({ run, system, address, now, names }) => {
        await run(async () => 1);
        await system(async () => 1);
        names({ id: 9 });
        return ok([address, now]);
      },
      { rateLimit: limit },
    );
    expect(await act({ email: "a@b" })).toEqual({ ok: true, value: ["2001:db8::7", NOW] });
    expect(ran).toEqual(["once: flow", `guest ${at}`, `system ${at}`]);
    expect(takeTry).toHaveBeenCalledWith("enter", "2001:db8:0:0::/64", limit);
    expect(noteOutcome).toHaveBeenCalledWith(
      "enter",
      { viewer: null, named: { id: 9 }, typed: { email: "a@b" } },
      { ok: true, value: ["2001:db8::7", NOW] },
    );
    expect(refresh).not.toHaveBeenCalled();
  });
});

describe("what every act has in common", () => {
  const input = z.object({ count: z.number("whole").max(5, "too-long"), name: z.string() });
  const act = (options = {}) =>
    customerFlowAction(
      "try",
      input,
      async (_, { count }) => (count > 1 ? refuse("already-paid") : ok(count)),
      options,
    );

  test("a try is counted for its person before what was sent is read", async () => {
    comes(viewer("customer"));
    jest.mocked(takeTry).mockResolvedValue(false);
    expect(await act()("no input at all")).toEqual({ ok: false, error: "rate-limited" });
    expect(takeTry).toHaveBeenCalledWith("try", "user 7", undefined);
    expect(note).toHaveBeenCalledWith({ operation: "try", who: viewer("customer"), refused: "rate-limited" });
    expect(pressOf).not.toHaveBeenCalled();
  });

  test("what doesn't fit is said at its fields, and nothing runs", async () => {
    comes(viewer("customer"));
    expect(await act()({ count: 9, name: 4 })).toEqual({
      ok: false,
      error: "invalid",
      fields: { count: "too-long", name: expect.any(String) },
    });
    expect(ran).toEqual([]);
    const { error } = z
      .object({ at: z.object({ day: z.string().min(3, "phone").min(5, "too-long") }) })
      .safeParse({ at: { day: "" } });
    if (!error) throw new Error("it fits");
    expect(fieldErrors(error)).toEqual({ "at.day": "phone" });
  });

  test("a schema may know the business's today", async () => {
    comes(viewer("customer"));
    const days: string[] = [];
    const dated = customerFlowAction(
      "try",
      (today) => (days.push(today), nothing),
      async () => ok(1),
    );
    await dated({});
    // half past one at night in India
    expect(days).toEqual(["2026-11-21"]);
  });

  test("the press is the person's; a guest's is nobody's", async () => {
    comes(viewer("customer"));
    await act()({ count: 1, name: "" }, "7.key");
    expect(pressOf).toHaveBeenLastCalledWith("7.key", {
      action: "try",
      userId: 7,
      input: { count: 1, name: "" },
    });
    await guestAction("enter", nothing, async () => ok(1), { rateLimit: { points: 1, seconds: 1 } })(
      {},
      "key",
    );
    expect(pressOf).toHaveBeenLastCalledWith("key", { action: "enter", userId: null, input: {} });
  });

  test("another person's page is told so, and reads itself anew", async () => {
    comes(viewer("customer"));
    expect(await act()({ count: 1, name: "" }, pressKeyOf(8))).toEqual({ ok: false, error: "other-account" });
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(takeTry).not.toHaveBeenCalled();
    expect(note).toHaveBeenCalledWith(expect.objectContaining({ refused: "other-account" }));
    expect(await act()({ count: 1, name: "" }, pressKeyOf(7))).toMatchObject({ ok: true });
    comes(null);
    expect(await act()({ count: 1, name: "" }, pressKeyOf(8))).toEqual({ ok: false, error: "signed-out" });
  });

  test("only what is noted goes to the system log", async () => {
    comes(viewer("customer"));
    await act()({ count: 1, name: "" });
    expect(noteOutcome).not.toHaveBeenCalled();
    await act({ isNoted: true })({ count: 1, name: "secret" });
    expect(noteOutcome).toHaveBeenCalledWith(
      "try",
      { viewer: viewer("customer"), named: null },
      { ok: true, value: 1 },
    );
  });
});

describe("what is thrown", () => {
  const failing = (fault: Error, options = {}) =>
    customerFlowAction("try", nothing, async () => Promise.reject(fault), options);

  beforeEach(() => void comes(viewer("customer")));

  test("becomes an answer with the number of its line, and stands in the system log", async () => {
    expect(await failing(new Error("broken"))({})).toEqual({
      ok: false,
      error: "unexpected",
      reference: expect.stringMatching(/\S/),
    });
    expect(note).toHaveBeenCalledWith({
      ...{ operation: "try", category: "api", who: viewer("customer") },
      reference: expect.stringMatching(/\S/),
    });
    expect(refresh).not.toHaveBeenCalled();
  });

  test("after the deed leaves it done: its outcome is the answer", async () => {
    jest.mocked(afterFault).mockResolvedValue({ ok: true, value: 4 } as never);
    expect(await failing(new Error("broken"))({})).toEqual({ ok: true, value: 4 });
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(await failing(new Error("broken"), { leavesPage: true })({})).toEqual({ ok: true, value: 4 });
    expect(refresh).toHaveBeenCalledTimes(1);
    await expect(failing(new Error("broken"), { press: "own" })({})).rejects.toThrow("broken");
  });

  test("before there was a press asks after none", async () => {
    jest.mocked(pressOf).mockRejectedValue(new Error("no database"));
    expect(await failing(new Error("broken"))({})).toMatchObject({ error: "unexpected" });
    expect(afterFault).not.toHaveBeenCalled();
  });

  test("names who it was about, where the command said so", async () => {
    const act = guestAction(
      "enter",
      nothing,
      async ({ names }) => {
        names({ id: 9 });
        throw new Error("broken");
      },
      { rateLimit: { points: 1, seconds: 1 } },
    );
    await act({});
    expect(note).toHaveBeenCalledWith(expect.objectContaining({ who: { id: 9 } }));
  });

  test("a press that is under way is thrown on; one that was withdrawn, or is another's, is refused", async () => {
    await expect(failing(new PressUnderWay())({})).rejects.toThrow(PressUnderWay);
    expect(await failing(new PressWithdrawn())({})).toEqual({ ok: false, error: "withdrawn" });
    expect(await failing(new PressNotOurs())({})).toEqual({ ok: false, error: "invalid" });
    expect(note).not.toHaveBeenCalled();
  });
});
