// What is written down of who came, and from where; and the files that people take along.
import { redirect } from "next/navigation";
import { getViewer } from "@/lib/access/auth";
import { counted } from "@/lib/access/counted";
import { markedCsvResponse } from "@/lib/access/marked-csv";
import { addressOf, note, noteOutcome } from "@/lib/access/note";
import { userId, type Role } from "@/lib/domain/identity";
import { findAccount } from "@/lib/features/accounts/queries";
import { writeSystemLog } from "@/lib/features/system/commands";
import { log, logFault, withRequestId } from "@/lib/log";
import { standIn } from "./stand-ins";

const NOW = new Date("2026-11-20T06:00:00Z");
let sent = new Headers();
jest.mock("next/headers", () => ({ headers: async () => sent }));
jest.mock("next/navigation", () => ({
  redirect: jest.fn((to: string) => {
    throw new Error(`to ${to}`);
  }),
}));
jest.mock("next-intl/server", () => ({
  getTranslations: async (area: string) => (key: string, given?: object) =>
    `${area}.${key}${given ? ` ${JSON.stringify(given)}` : ""}`,
}));
jest.mock("@/lib/clock", () => ({ clockNow: () => NOW }));
jest.mock("@/lib/db", () => ({ asSystem: (fn: (tx: object) => unknown) => fn({}) }));
jest.mock("@/lib/access/auth", () => ({ getViewer: jest.fn() }));
jest.mock("@/lib/features/accounts/queries", () => ({ findAccount: jest.fn() }));
jest.mock("@/lib/features/system/commands", () => ({ writeSystemLog: jest.fn() }));
jest.mock("@/lib/log", () => ({
  ...jest.requireActual<object>("@/lib/log"),
  log: { info: jest.fn(), warn: jest.fn(), error: jest.fn() },
  logFault: jest.fn(),
}));

let network = 0;
const written = () => jest.mocked(writeSystemLog).mock.calls.map(([, entry]) => entry);

beforeEach(() => {
  jest.clearAllMocks();
  jest.mocked(writeSystemLog).mockResolvedValue(undefined);
  network += 1;
  sent = new Headers({
    "x-forwarded-for": `203.0.${network}.9`,
    "user-agent": "phone",
    "x-request-id": "of the header",
  });
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["made up, 198.51.100.2, 203.0.113.9 ", "203.0.113.9"],
  ["1".repeat(60), "1".repeat(45)],
])("of %s the last address counts", (forwarded, address) => {
  expect(addressOf(new Headers({ "x-forwarded-for": forwarded }))).toBe(address);
});

test("without an address it is unknown", () => {
  expect(addressOf(new Headers())).toBe("unknown");
});

test("what was done, was refused and broke stand in both logs at their levels", async () => {
  const who = { id: 7, sessionId: 3 };
  await withRequestId("of the context", () => note({ operation: "log-in", who }));
  await note({ operation: "log-in", who: null, refused: "wrong-credentials" });
  await note({
    operation: "pay",
    category: "api",
    who: { id: 8 },
    reference: "AB12",
    metadata: { path: "/x" },
  });
  const from = { ip: `203.0.${network}.9`, userAgent: "phone" };
  expect(written()).toEqual([
    {
      ...from,
      operation: "log-in",
      level: "info",
      category: "security",
      message: "",
      userId: 7,
      sessionId: 3,
      requestId: "of the context",
    },
    {
      ...from,
      operation: "log-in",
      level: "warn",
      category: "security",
      message: "wrong-credentials",
      userId: null,
      sessionId: null,
      requestId: "of the header",
    },
    {
      ...from,
      operation: "pay",
      level: "error",
      category: "api",
      message: "",
      userId: 8,
      sessionId: null,
      requestId: "of the header",
      reference: "AB12",
      metadata: { path: "/x" },
    },
  ]);
  expect(log.info).toHaveBeenCalledWith({ security: "log-in", user: 7 }, "done");
  expect(log.warn).toHaveBeenCalledWith({ security: "log-in", reason: "wrong-credentials" }, "refused");
  expect(log.error).toHaveBeenCalledWith({ api: "pay", user: 8, reference: "AB12" }, "broken");
});

test("sixty refusals a minute of a network about one account are kept, and all that was done", async () => {
  const guess = (id: number | null) =>
    note({ operation: "log-in", who: id === null ? null : { id }, refused: "wrong" });
  for (let time = 0; time < 61; time += 1) await guess(null);
  expect(written()).toHaveLength(60);
  await guess(7);
  await guess(8);
  await note({ operation: "log-in", who: null });
  expect(written()).toHaveLength(63);
  expect(log.warn).toHaveBeenCalledTimes(63);
});

test("a line that the database doesn't take undoes nothing", async () => {
  const fault = new Error("no database");
  jest.mocked(writeSystemLog).mockRejectedValue(fault);
  await note({ operation: "log-in", who: null });
  expect(logFault).toHaveBeenCalledWith("system log", fault);
});

test("a route's own headers count", async () => {
  await note({ operation: "file", who: null }, new Headers({ "x-forwarded-for": "192.0.2.1" }));
  expect(written()).toMatchObject([{ ip: "192.0.2.1", userAgent: null, requestId: null }]);
});

describe("the outcome of an act", () => {
  const viewer = { id: 5 };

  test("is about whom the command named, else about the typed address's owner, else about who pressed", async () => {
    standIn(findAccount).mockResolvedValue({ id: 6 });
    const done = { ok: true, value: 1 } as const;
    await noteOutcome("act", { viewer, named: { id: 4 }, typed: { email: "a@b" } }, done);
    await noteOutcome("act", { viewer, typed: { email: "a@b" } }, done);
    await noteOutcome("act", { viewer, typed: { other: 1 } }, done);
    jest.mocked(findAccount).mockResolvedValue(null);
    await noteOutcome("act", { viewer: null, typed: { email: "a@b" } }, { ok: false, error: "wrong" });
    expect(written().map(({ userId: who, message, level }) => [who, message, level])).toEqual([
      [4, "", "info"],
      [6, "", "info"],
      [5, "", "info"],
      [null, "wrong", "warn"],
    ]);
    expect(findAccount).toHaveBeenCalledTimes(2);
  });

  test("is not told where it is about nobody and was done", async () => {
    await noteOutcome("act", { viewer: null, typed: {} }, { ok: true, value: 1 });
    expect(written()).toEqual([]);
    await noteOutcome("act", { viewer: null, typed: {} }, { ok: false, error: "wrong" });
    await noteOutcome("act", { viewer: null, typed: { email: "a@b" } }, { ok: true, value: 1 });
    await noteOutcome("act", { viewer: null, named: { id: 4 } }, { ok: true, value: 1 });
    expect(written()).toHaveLength(3);
  });
});

describe("files", () => {
  const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
  const comes = (role: Role, provedAt = NOW, id = network * 100) =>
    jest.mocked(getViewer).mockResolvedValue({
      ...{ id: userId(id), fullname: "Asha", email: "", role, sessionId: 1, provedAt },
    });
  const made = jest.fn(async () => new Response("a file"));
  const ask = (path: string, options = {}) =>
    counted(made, options)(new Request(`http://kitchen.test${path}`), {});

  test("an export is noted, another file is not, nor is what a guest reads", async () => {
    comes("owner");
    for (const path of [
      "/admin/bills/export?month=11",
      "/profile/data",
      "/admin/kitchen/labels",
      "/bills/4/invoice",
      "/exports",
    ])
      expect(await (await ask(path)).text()).toBe("a file");
    expect(written().map(({ operation, metadata }) => [operation, metadata])).toEqual([
      ["export", { path: "/admin/bills/export" }],
      ["export", { path: "/profile/data" }],
      ["export", { path: "/admin/kitchen/labels" }],
    ]);
    jest.mocked(getViewer).mockResolvedValue(null);
    await ask("/admin/bills/export");
    expect(written()).toHaveLength(3);
  });

  test("the office proves who it is before people's data leave the house, and comes back to the file", async () => {
    comes("owner", minutesAgo(16));
    await expect(ask("/admin/people/export?area=nerul", { asksProof: true })).rejects.toThrow(
      "to /admin/prove?next=%2Fadmin%2Fpeople%2Fexport%3Farea%3Dnerul",
    );
    expect(made).not.toHaveBeenCalled();
    await ask("/admin/people/export");
    comes("owner", minutesAgo(15));
    await ask("/admin/people/export", { asksProof: true });
    comes("customer", minutesAgo(600));
    await ask("/profile/data", { asksProof: true });
    jest.mocked(getViewer).mockResolvedValue(null);
    await ask("/profile/data", { asksProof: true });
    expect(made).toHaveBeenCalledTimes(4);
    expect(redirect).toHaveBeenCalledTimes(1);
  });

  test("one too many is refused with when to come again, and noted", async () => {
    comes("owner");
    for (let time = 0; time < 60; time += 1) await ask("/bills/4/invoice");
    const refused = await ask("/bills/4/invoice?x=1");
    expect(refused.status).toBe(429);
    expect(await refused.text()).toBe("too many files at once: wait a minute\n");
    expect(Object.fromEntries(refused.headers)).toEqual({
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": "60",
    });
    expect(written()).toMatchObject([
      { operation: "file", message: "rate-limited", metadata: { path: "/bills/4/invoice" } },
    ]);
  });

  test("each line of a list says who took it along, and when", async () => {
    comes("owner");
    const text = await (await markedCsvResponse("people.csv", ["name"], [["Meera"], ["Ravi"]])).text();
    const [head = "", ...lines] = text
      .replace(/^\ufeff/, "")
      .trim()
      .split(/\r?\n/);
    expect(head).toContain("common.export.column");
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/common\.export\.mark .*Asha.*11:30/);
    jest.mocked(getViewer).mockResolvedValue(null);
    expect(await (await markedCsvResponse("people.csv", ["name"], [["Meera"]])).text()).toMatch(
      /""name"":""""/,
    );
  });
});
