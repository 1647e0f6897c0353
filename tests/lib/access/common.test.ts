// What every action has in common, and what becomes of what it throws.
import { refresh } from "next/cache";
import { z } from "zod";
import { fieldErrors } from "@/lib/access/acting";
import { customerFlowAction, guestAction } from "@/lib/access/action";
import { getViewer, type Viewer } from "@/lib/access/auth";
import { note, noteOutcome } from "@/lib/access/note";
import { takeTry } from "@/lib/access/rate-limit";
import { pressKeyOf } from "@/lib/answers/press-key";
import type { PlainDate } from "@/lib/domain/plain-date";
import { ok, refuse } from "@/lib/domain/result";
import { afterFault, PressNotOurs, PressUnderWay, PressWithdrawn, pressOf } from "@/lib/press/press";
import { NOW, ran, standIn, viewer } from "./stand-ins";

jest.mock("next/cache", () => ({ refresh: jest.fn() }));
jest.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "2001:db8::7", "x-request-id": "request 1" }),
}));
jest.mock("@/lib/clock", () => ({ clockNow: () => NOW }));
jest.mock("@/lib/access/rate-limit", () => ({ takeTry: jest.fn() }));
jest.mock("@/lib/db", () => standIns().databaseStandIn());
jest.mock("@/lib/access/note", () => ({
  addressOf: (sent: Headers) => sent.get("x-forwarded-for"),
  note: jest.fn(),
  noteOutcome: jest.fn(),
}));
jest.mock("@/lib/access/auth", () => standIns().authStandIn());
jest.mock("@/lib/press/press", () => standIns().pressStandIn());

function standIns() {
  return jest.requireActual<typeof import("./stand-ins")>("./stand-ins");
}
const comes = (who: Viewer | null) => jest.mocked(getViewer).mockResolvedValue(who);
const nothing = z.object({});

beforeEach(() => {
  jest.clearAllMocks();
  ran.length = 0;
  jest.mocked(takeTry).mockResolvedValue(true);
  jest.mocked(afterFault).mockResolvedValue(null);
  standIn(pressOf).mockResolvedValue({ key: "the press" });
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
    const schema = (today: PlainDate) => {
      days.push(today);
      return nothing;
    };
    const dated = customerFlowAction("try", schema, async () => ok(1));
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
    standIn(afterFault).mockResolvedValue({ ok: true, value: 4 });
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
