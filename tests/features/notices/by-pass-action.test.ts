// The press on a reminder's page, as a page sends it: with a key of its own, and with nobody logged in.
import { closeRateLimits } from "@/lib/access/rate-limit";
import { pressKeyOf } from "@/lib/answers/press-key";
import { asSystem, disconnect } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { changeByPassAction } from "@/lib/features/notices/actions";
import { signDayPass } from "@/lib/features/notices/day-pass";
import { subscriber } from "./sample";

jest.mock("next/cache", () => ({ revalidatePath: jest.fn(), refresh: jest.fn() }));
jest.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => new Map() }));
jest.mock("@/lib/clock", () => ({ clockNow: () => new Date("2026-11-25T20:01:00+05:30") }));
jest.mock("@/lib/access/auth", () => ({
  ...jest.requireActual<object>("@/lib/access/auth"),
  getViewer: async () => null,
}));

afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

test("a press pauses the day; the same key, and another one, find it paused", async () => {
  const { customerId } = await subscriber();
  const pass = signDayPass({ customerId, day: parsePlainDate("2026-11-26") });
  const key = pressKeyOf(null);
  const said = { ok: true, value: { said: expect.stringMatching(/^No tiffin on Thursday 26 Nov\./) } };
  for (const again of [key, key, pressKeyOf(null)])
    expect(await changeByPassAction({ pass, act: "pause" }, again)).toEqual(said);
  expect(await asSystem((tx) => tx.pause.count({ where: { customerId } }))).toBe(1);
});

test("a press that is refused says why", async () => {
  const { customerId } = await subscriber();
  const pass = signDayPass({ customerId, day: parsePlainDate("2026-11-25") });
  expect(await changeByPassAction({ pass, act: "pause" }, pressKeyOf(null))).toEqual({
    ok: false,
    error: "after-cutoff",
  });
  expect(await changeByPassAction({ pass: "x", act: "pause" }, pressKeyOf(null))).toEqual({
    ok: false,
    error: "pass-invalid",
  });
});
