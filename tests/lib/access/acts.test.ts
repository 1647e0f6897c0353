// What each kind of caller is let do, without a database.
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
import { getViewer, type Viewer } from "@/lib/access/auth";
import { note, noteOutcome } from "@/lib/access/note";
import { takeTry } from "@/lib/access/rate-limit";
import { ADMIN_ROLES, STAFF_ROLES } from "@/lib/domain/identity";
import { ok } from "@/lib/domain/result";
import { at, NOW, ran, viewer } from "./stand-ins";

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
