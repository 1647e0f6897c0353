import { sayByPass } from "@/lib/access/passes/change-by-pass";
import { asSystem, disconnect } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { dayLink, readDayPass, signDayPass } from "@/lib/features/notices/day-pass";
import { linkOfDay } from "@/lib/domain/notices/reminder";
import { POST } from "@/app/api/notices/day/route";
import { makeCustomer } from "@/tests/support/make";
import { at, subscriber } from "./sample";

jest.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => new Map() }));

afterAll(disconnect);

const EVENING = at("2026-11-25", "20:01");
const DAY = parsePlainDate("2026-11-26");

async function held() {
  const { customerId } = await subscriber();
  const pass = signDayPass({ customerId, day: DAY });
  const pauses = () => asSystem((tx) => tx.pause.count({ where: { customerId } }));
  return { customerId, pass, pauses };
}

test("a press in a notification pauses the day, twice as once, and is taken back", async () => {
  const { pass, pauses, customerId } = await held();
  const paused = await sayByPass(EVENING, { pass, act: "pause" });
  expect(paused).toEqual({
    isDone: true,
    said: "No tiffin on Thursday 26 Nov. You save ₹120 on the November 2026 bill.",
  });
  expect(await sayByPass(EVENING, { pass, act: "pause" })).toEqual({
    isDone: true,
    said: "No tiffin on Thursday 26 Nov.",
  });
  expect(await pauses()).toBe(1);
  const audited = await asSystem((tx) => tx.auditLog.findMany({ where: { actorId: customerId } }));
  expect(audited.map(({ action, actorRole }) => [action, actorRole])).toContainEqual([
    "pause-days",
    "customer",
  ]);
  expect((await sayByPass(EVENING, { pass, act: "resume" })).said).toBe(
    "Your tiffin comes on Thursday 26 Nov. ₹120 is added to the November 2026 bill.",
  );
  expect((await sayByPass(EVENING, { pass, act: "resume" })).isDone).toBe(true);
  expect(await pauses()).toBe(0);
});

test("it holds until the day's cutoff, to the last instant, and then says so", async () => {
  const { pass, pauses } = await held();
  const cutoff = at("2026-11-26", "08:00");
  const late = await sayByPass(new Date(cutoff.getTime() + 1), { pass, act: "pause" });
  expect(late).toEqual({
    isDone: false,
    said: "Too late to change that day: the kitchen has counted. You can still change later days in your calendar.",
  });
  expect(await pauses()).toBe(0);
  expect((await sayByPass(cutoff, { pass, act: "pause" })).isDone).toBe(true);
  expect((await sayByPass(at("2026-11-28", "07:00"), { pass, act: "resume" })).said).toMatch(
    /^That day is over/,
  );
});

test("it opens one day of one customer, and only as it was signed", async () => {
  const { pass, pauses, customerId } = await held();
  const other = await makeCustomer();
  expect(readDayPass(pass)).toEqual({ customerId, day: DAY });
  const [, , proof = ""] = pass.split(".");
  const forged = [
    `${other}.${DAY}.${proof}`,
    `${customerId}.2026-11-27.${proof}`,
    `${customerId}.${DAY}.${proof.slice(0, -1)}${proof.endsWith("A") ? "B" : "A"}`,
    `0${customerId}.${DAY}.${proof}`,
    `${pass}.`,
    "",
  ];
  for (const text of forged) {
    expect(readDayPass(text)).toBeNull();
    expect((await sayByPass(EVENING, { pass: text, act: "pause" })).said).toMatch(/^This link is not whole/);
  }
  expect(await pauses()).toBe(0);
  expect(await asSystem((tx) => tx.pause.count({ where: { customerId: other } }))).toBe(0);
});

test("where nothing comes there is nothing to pause", async () => {
  const customerId = await makeCustomer();
  const pass = signDayPass({ customerId, day: DAY });
  expect((await sayByPass(EVENING, { pass, act: "pause" })).said).toMatch(/^No tiffin comes on that day/);
});

test("a letter's link holds the pass behind the #, of days alone", () => {
  expect(dayLink({ userId: 7, link: linkOfDay(DAY) })).toMatch(/\/pause#pass=7\.2026-11-26\.[\w-]{43}$/);
  expect(dayLink({ userId: null, link: linkOfDay(DAY) })).toBeNull();
  expect(dayLink({ userId: 7, link: "/bills/7" })).toBeNull();
});

test("the address that a notification presses answers a sentence, and refuses what it can't read", async () => {
  const { customerId } = await held();
  const pass = signDayPass({ customerId, day: parsePlainDate("2020-01-01") });
  const press = async (body: string) => {
    const response = await POST(new Request("http://kitchen.test/api/notices/day", { method: "POST", body }));
    return [response.status, await response.json()];
  };
  const [status, answer] = await press(JSON.stringify({ pass, act: "pause" }));
  expect([status, answer]).toEqual([
    200,
    { isDone: false, said: expect.stringMatching(/^That day is over/) },
  ]);
  for (const body of ["", "{}", JSON.stringify({ pass, act: "delete" })])
    expect((await press(body))[0]).toBe(400);
});
