import { createHash } from "node:crypto";
import { takeTry } from "@/lib/access/rate-limit";
import { isWorkDone, workFor } from "@/lib/tries/work";

let now = new Date("2026-11-20T06:00:00Z");
jest.mock("@/lib/env", () => ({ env: () => ({ AUTH_SECRET: "secret" }) }));
jest.mock("@/lib/clock", () => ({ clockNow: () => now }));
jest.mock("@/lib/access/rate-limit", () => ({ takeTry: jest.fn() }));

const EMAIL = "asha@example.test";
const minutes = (count: number) => new Date(Date.UTC(2026, 10, 20, 6, count));

beforeEach(() => {
  now = minutes(0);
  jest.mocked(takeTry).mockReset().mockResolvedValue(true);
});

const zerosOf = (text: string) => Math.clz32(createHash("sha256").update(text).digest().readUInt32BE(0));

/** The first counter whose digest begins with exactly, or at least, so many zeros. */
function worked(work: string, fits: (zeros: number) => boolean): string {
  for (let counter = 0; ; counter += 1) if (fits(zerosOf(`${work}.${counter}`))) return `${work}.${counter}`;
}
const done = (work: string) => worked(work, (zeros) => zeros >= 16);

test.each([
  [0, 16],
  [99, 16],
  [100, 17],
  [399, 19],
  [400, 20],
  [9_999, 20],
])("after %d tries too many %d bits are asked for", (tries, bits) => {
  expect(workFor(EMAIL, tries).split(".")[0]).toBe(String(bits));
});

test("work says its minute, and differs each time", () => {
  const [, minute, salt] = workFor(EMAIL, 0).split(".");
  expect(Number(minute)).toBe(now.getTime() / 60_000);
  expect(salt).toMatch(/^[\w-]{12}$/);
  expect(workFor(EMAIL, 0).split(".")[2]).not.toBe(salt);
});

test("work that is done counts once, for its account in any spelling", async () => {
  const shown = done(workFor(EMAIL, 0));
  expect(await isWorkDone("ASHA@example.test", shown)).toBe(true);
  const salt = createHash("sha256")
    .update(shown.split(".")[2] ?? "")
    .digest("base64url");
  expect(takeTry).toHaveBeenCalledWith("log-in-work", salt, { points: 1, seconds: 1_200 });
  jest.mocked(takeTry).mockResolvedValue(false);
  expect(await isWorkDone(EMAIL, shown)).toBe(false);
  expect(takeTry).toHaveBeenCalledTimes(2);
});

test("another account's, changed, undone or unreadable work counts for nothing", async () => {
  const work = workFor(EMAIL, 0);
  const shown = done(work);
  const [bits = "", minute = "", ...rest] = shown.split(".");
  const refused = [
    worked(work, (zeros) => zeros === 15),
    worked(work, (zeros) => zeros < 8),
    ["1", minute, ...rest].join("."),
    [bits, String(Number(minute) + 1), ...rest].join("."),
    work,
    `${shown}x`,
    `${work}.`,
    `${work}.x1`,
    `${work}.12345678901`,
    "",
  ];
  for (const one of refused) expect([one, await isWorkDone(EMAIL, one)]).toEqual([one, false]);
  expect(await isWorkDone("other@example.test", shown)).toBe(false);
  expect(takeTry).not.toHaveBeenCalled();
});

test("it is good for ten minutes", async () => {
  const shown = done(workFor(EMAIL, 0));
  now = minutes(10);
  expect(await isWorkDone(EMAIL, shown)).toBe(true);
  now = minutes(11);
  expect(await isWorkDone(EMAIL, shown)).toBe(false);
});
