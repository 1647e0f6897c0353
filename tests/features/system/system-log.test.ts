// What is written down of who tried what, who may read it, how long it is kept, and what an owner hears of by themselves.
import { note } from "@/lib/access/note";
import { asCustomer, asGuest, asStaff, asSystem, disconnect } from "@/lib/db";
import { customerId } from "@/lib/domain/identity";
import { forgetOld, makeParts, writeSystemLog } from "@/lib/features/system/commands";
import { retainJob } from "@/lib/features/system/jobs";
import { tellOfPatterns } from "@/lib/features/system/patterns";
import { listSystemLog, listSystemLogForExport } from "@/lib/features/system/queries";
import { systemLogFilterSchema } from "@/lib/features/system/schema";
import { PAGE_SIZE } from "@/lib/lists/paging";
import { toBusinessDate } from "@/lib/domain/business-time";
import { systemFlow } from "../../support/bills";
import { at, makeCustomer, makeStaff } from "../../support/make";
import { emptyTables } from "../../support/sql";

let sent = new Headers();
jest.mock("next/headers", () => ({ headers: async () => sent }));
let now = at("2026-12-02", "10:00");
jest.mock("@/lib/clock", () => ({ clockNow: () => now, machineMs: () => now.getTime() }));

const INDIA = "49.36.0.1";
const ELSEWHERE = "91.0.0.1";

beforeEach(async () => {
  now = at("2026-12-02", "10:00");
  sent = new Headers({ "x-forwarded-for": INDIA, "user-agent": "Firefox/140", "x-request-id": "r-1" });
  await emptyTables("system_logs", "notifications");
});
afterAll(disconnect);

const everything = () => asSystem((tx) => tx.systemLog.findMany({ orderBy: { id: "asc" } }));

async function read(query: object) {
  const owner = await makeStaff("owner");
  return asStaff(owner, (tx) => listSystemLog(tx, systemLogFilterSchema.parse(query)));
}

const refuse = (id: number, times: number) =>
  Promise.all(
    Array.from({ length: times }, () =>
      writeSystemLog(systemFlow(now), {
        level: "warn",
        category: "security",
        operation: "log-in",
        message: "wrong-credentials",
        userId: id,
      }),
    ),
  );

const lettersOf = async () =>
  (
    await asSystem((tx) => tx.notification.findMany({ where: { channel: "email", kind: "unusualActivity" } }))
  ).map(({ subject }) => subject);

describe("a line", () => {
  it("says who, from where, with what, what came of it and in which request", async () => {
    const driver = await makeStaff("driver");
    await note({ operation: "give-credit", who: driver, refused: "not for the role driver" });
    const [line] = await everything();
    expect(line).toMatchObject({
      level: "warn",
      category: "security",
      operation: "give-credit",
      message: "not for the role driver",
      userId: driver.id,
      ip: INDIA,
      userAgent: "Firefox/140",
      requestId: "r-1",
      createdAt: now,
    });
  });

  it("of a flood from one network is kept sixty times a minute; what was done is kept always", async () => {
    sent = new Headers({ "x-forwarded-for": "198.51.100.7" });
    for (let time = 0; time < 70; time += 1) await note({ operation: "log-in", who: null, refused: "no" });
    for (let time = 0; time < 3; time += 1) await note({ operation: "log-in", who: null });
    const levels = (await everything()).map(({ level }) => level);
    expect(levels.filter((level) => level === "warn")).toHaveLength(60);
    expect(levels.filter((level) => level === "info")).toHaveLength(3);
  });

  it("finds its place in a month that nobody made ready", async () => {
    now = at("2031-05-17", "10:00");
    await note({ operation: "log-in", who: null });
    expect(await everything()).toHaveLength(1);
    expect(await asSystem((tx) => makeParts(tx, "system_logs", toBusinessDate(now)))).toBe(0);
  });
});

describe("reading it", () => {
  it("is for the owner alone: others of the staff, customers and guests see no line", async () => {
    await note({ operation: "log-in", who: null });
    expect((await read({})).rows).toHaveLength(1);
    for (const role of ["admin", "support", "kitchen", "driver"] as const)
      expect(await asStaff(await makeStaff(role), (tx) => tx.systemLog.count())).toBe(0);
    const id = customerId(await makeCustomer());
    await expect(asCustomer(id, (tx) => tx.systemLog.count())).rejects.toThrow(/permission denied/);
    await expect(asGuest((tx) => tx.systemLog.count())).rejects.toThrow(/permission denied/);
  });

  it("never changes or removes a line, but for the place of somebody who is erased", async () => {
    await note({ operation: "log-in", who: null });
    await expect(asSystem((tx) => tx.systemLog.deleteMany())).rejects.toThrow(/permission denied/);
    await expect(
      asSystem((tx) => tx.systemLog.updateMany({ data: { message: "nothing happened" } })),
    ).rejects.toThrow(/permission denied/);
    await asSystem((tx) => tx.systemLog.updateMany({ data: { ip: null, userAgent: null } }));
    expect(await everything()).toMatchObject([{ operation: "log-in", ip: null, userAgent: null }]);
  });

  it("is narrowed by area, outcome, day, person, address and reference", async () => {
    const driver = await makeStaff("driver", { fullname: "Ganesh Patil" });
    await note({ operation: "page", who: driver, refused: "not for the role driver" });
    await note({ operation: "pause-days", category: "api", who: null, reference: "AB12CD34" });
    const operations = async (query: object) => (await read(query)).rows.map(({ operation }) => operation);
    expect(await operations({})).toEqual(["pause-days", "page"]);
    expect(await operations({ category: "api" })).toEqual(["pause-days"]);
    expect(await operations({ level: "warn" })).toEqual(["page"]);
    expect(await operations({ search: "ganesh" })).toEqual(["page"]);
    expect(await operations({ search: INDIA })).toEqual(["pause-days", "page"]);
    expect(await operations({ search: "ab12cd34" })).toEqual(["pause-days"]);
    expect(await operations({ search: "nobody at all" })).toEqual([]);
    expect(await operations({ from: "2026-12-03" })).toEqual([]);
    expect(await operations({ level: "loud", category: "secrets" })).toHaveLength(2);
  });

  it("goes page by page both ways, and whole into the export", async () => {
    for (let index = 0; index < PAGE_SIZE + 5; index += 1)
      await note({ operation: `act-${index}`, who: null });
    const first = await read({});
    expect(first.rows).toHaveLength(PAGE_SIZE);
    const second = await read({ after: first.after });
    expect(second.rows.map(({ operation }) => operation)).toEqual([
      "act-4",
      "act-3",
      "act-2",
      "act-1",
      "act-0",
    ]);
    expect((await read({ before: second.before })).rows).toEqual(first.rows);
    const owner = await makeStaff("owner");
    const all = await asStaff(owner, (tx) => listSystemLogForExport(tx, systemLogFilterSchema.parse({})));
    expect(all).toHaveLength(PAGE_SIZE + 5);
  });
});

test("keeps security and errors for a year, everything else for 180 days", async () => {
  const start = at("2026-12-02", "10:00");
  const kinds = [
    { level: "info", category: "security" },
    { level: "error", category: "job" },
    { level: "info", category: "job" },
  ] as const;
  for (const kind of kinds) await writeSystemLog(systemFlow(start), { ...kind, operation: "x" });
  const left = async (day: string) => {
    await asSystem(forgetOld, at(day, "10:00"));
    return (await everything()).length;
  };
  expect(await left("2027-05-31")).toBe(3); // the 180th day
  expect(await left("2027-06-01")).toBe(2);
  expect(await left("2027-12-31")).toBe(2); // a month goes whole, once the last of it is a year old
  expect(await retainJob.run({ ...systemFlow(at("2028-01-01", "10:00")), clock: () => now })).toMatch(
    /1 months/,
  );
  expect(await everything()).toEqual([]);
});

describe("an owner hears", () => {
  it("of twenty refusals of one account within an hour, once, and of nineteen nothing", async () => {
    const owner = await makeStaff("owner");
    const customer = await makeCustomer({ fullname: "Meera Joshi" });
    await refuse(customer, 19);
    expect(await tellOfPatterns(systemFlow(now))).toBe(0);
    await refuse(customer, 1);
    const owners = await asSystem((tx) => tx.user.count({ where: { role: "owner" } }));
    expect(await tellOfPatterns(systemFlow(now))).toBe(owners);
    expect(await tellOfPatterns(systemFlow(now))).toBe(0);
    expect(new Set(await lettersOf())).toEqual(new Set(["Many refused tries on the account of Meera Joshi"]));
    const { email } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id: owner.id } }));
    expect(
      await asSystem((tx) => tx.notification.count({ where: { channel: "email", recipient: email } })),
    ).toBe(1);
  });

  it("nothing of refusals that are an hour old", async () => {
    await makeStaff("owner");
    await refuse(await makeCustomer(), 20);
    expect(await tellOfPatterns(systemFlow(at("2026-12-02", "11:00")))).toBe(0);
  });

  it.each([
    ["21:59", 0],
    ["22:00", 1],
    ["05:59", 1],
    ["06:00", 0],
  ])("of an export at %s: %d", async (time, letters) => {
    now = at("2026-12-02", time);
    await note({ operation: "export", who: await makeStaff("admin", { fullname: "Asha Rao" }) });
    await tellOfPatterns(systemFlow(now));
    expect(new Set(await lettersOf()).size).toBe(letters);
  });

  it("of a log-in of the staff from a country where they never were; not of the first, nor of a customer's", async () => {
    const admin = await makeStaff("admin", { fullname: "Asha Rao" });
    const customer = await makeCustomer();
    const logIn = async (id: number, ip: string) => {
      sent = new Headers({ "x-forwarded-for": ip });
      await note({ operation: "log-in", who: { id } });
      await tellOfPatterns(systemFlow(now));
    };
    await logIn(admin.id, INDIA);
    await logIn(customer, INDIA);
    await logIn(customer, ELSEWHERE);
    expect(await lettersOf()).toEqual([]);
    await logIn(admin.id, ELSEWHERE);
    await logIn(admin.id, ELSEWHERE);
    expect(new Set(await lettersOf())).toEqual(new Set(["Asha Rao logged in from a new country"]));
  });

  it("of one by passkey as well", async () => {
    const admin = await makeStaff("admin");
    for (const [operation, ip] of [
      ["log-in", INDIA],
      ["passkey-log-in", ELSEWHERE],
    ] as const) {
      sent = new Headers({ "x-forwarded-for": ip });
      await note({ operation, who: { id: admin.id } });
    }
    await tellOfPatterns(systemFlow(now));
    expect(await lettersOf()).not.toEqual([]);
  });

  it("of a country again when nobody was there for ninety days", async () => {
    const admin = await makeStaff("admin");
    const logIn = async (ip: string, day: string) => {
      now = at(day, "10:00");
      sent = new Headers({ "x-forwarded-for": ip });
      await note({ operation: "log-in", who: { id: admin.id } });
      await emptyTables("notifications");
      await tellOfPatterns(systemFlow(now));
      return (await lettersOf()).length > 0;
    };
    expect(await logIn(INDIA, "2026-12-02")).toBe(false);
    expect(await logIn(ELSEWHERE, "2027-03-01")).toBe(true);
    expect(await logIn(INDIA, "2027-03-01")).toBe(false); // the 89th day
    expect(await logIn(ELSEWHERE, "2027-05-29")).toBe(false);
    expect(await logIn(INDIA, "2027-06-01")).toBe(true);
  });
});
