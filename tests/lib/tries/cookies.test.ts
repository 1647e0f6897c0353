// What a browser keeps between two requests: which accounts know it, and what it was given to sign.
import { countTry } from "@/lib/access/rate-limit";
import { secretOfPress } from "@/lib/press/press";
import { newChallenge, takeChallenge } from "@/lib/tries/challenge";
import { knownDevice, rememberDevice } from "@/lib/tries/known-device";

const environment = { AUTH_SECRET: "secret", APP_URL: "https://tiffin.example" };
let now = new Date("2026-11-20T06:00:00Z");
let cookie = "";
const set = jest.fn((name: string, value: string, _options: object) => {
  cookie = `other=1; ${name}=${value}`;
});
jest.mock("@/lib/env", () => ({ env: () => environment }));
jest.mock("@/lib/clock", () => ({ clockNow: () => now }));
jest.mock("@/lib/db", () => ({ asSystem: (fn: (tx: object) => unknown) => fn({}) }));
jest.mock("@/lib/press/press", () => ({ secretOfPress: jest.fn() }));
jest.mock("@/lib/access/rate-limit", () => ({ countTry: jest.fn() }));
jest.mock("next/headers", () => ({
  cookies: async () => ({ set: (name: string, value: string, options: object) => set(name, value, options) }),
  headers: async () => new Headers(cookie ? { cookie } : {}),
}));

const counts = new Map<string, number>();

beforeEach(() => {
  cookie = "";
  counts.clear();
  now = new Date("2026-11-20T06:00:00Z");
  environment.APP_URL = "https://tiffin.example";
  set.mockClear();
  jest.mocked(secretOfPress).mockReset().mockResolvedValue(null);
  jest
    .mocked(countTry)
    .mockReset()
    .mockImplementation(async (action, key, limit) => {
      const taken = (counts.get(key) ?? 0) + 1;
      counts.set(key, taken);
      expect([action, limit]).toEqual(["challenge", { points: 100, seconds: 600 }]);
      return { isAllowed: taken <= 100, taken };
    });
});

describe("the devices that an account knows", () => {
  test("a device is known to the account that was opened on it, and to no other", async () => {
    expect(await knownDevice("asha@example.test")).toBeNull();
    await rememberDevice("asha@example.test");
    expect(set).toHaveBeenCalledWith("__Host-tiffintrack-device", expect.any(String), {
      ...{ httpOnly: true, sameSite: "lax", path: "/", secure: true },
      maxAge: 400 * 24 * 60 * 60,
    });
    const id = await knownDevice("Asha@example.test");
    expect(id).toMatch(/^[\w-]{16}$/);
    expect(await knownDevice("meera@example.test")).toBeNull();
    await rememberDevice("meera@example.test");
    expect([await knownDevice("asha@example.test"), await knownDevice("meera@example.test")]).toEqual([
      id,
      id,
    ]);
  });

  test("the six latest accounts are known, each once", async () => {
    for (let one = 0; one < 7; one += 1) await rememberDevice(`p${one}@example.test`);
    expect(await knownDevice("p0@example.test")).toBeNull();
    for (let one = 1; one < 7; one += 1) expect(await knownDevice(`p${one}@example.test`)).not.toBeNull();
    await rememberDevice("p1@example.test");
    await rememberDevice("p1@example.test");
    expect(await knownDevice("p2@example.test")).not.toBeNull();
    expect(cookie.split(".")).toHaveLength(7);
  });

  test("another device's mark is worth nothing here, and a cookie that isn't ours is none", async () => {
    await rememberDevice("asha@example.test");
    const own = cookie;
    const [, mark] = own.split(".");
    for (const id of ["AAAAAAAAAAAAAAAA", "short", "AAAAAAAAAAAAAAAA!", "!AAAAAAAAAAAAAAAA"]) {
      cookie = `__Host-tiffintrack-device=${id}.${mark}`;
      expect(await knownDevice("asha@example.test")).toBeNull();
    }
    cookie = own.replace("__Host-", "");
    expect(await knownDevice("asha@example.test")).toBeNull();
  });

  test("marks beyond the sixth are not looked at", async () => {
    await rememberDevice("asha@example.test");
    const [id = "", mark = ""] = cookie.replace(/.*=/, "").split(".");
    const name = "__Host-tiffintrack-device";
    cookie = `${name}=${[id, ..."12345", mark].join(".")}`;
    expect(await knownDevice("asha@example.test")).toBe(id);
    cookie = `${name}=${[id, ..."123456", mark].join(".")}`;
    expect(await knownDevice("asha@example.test")).toBeNull();
  });

  test("without https the cookie has a plain name and needs none", async () => {
    environment.APP_URL = "http://127.0.0.1:3000";
    await rememberDevice("asha@example.test");
    expect(set).toHaveBeenCalledWith(
      "tiffintrack-device",
      expect.any(String),
      expect.objectContaining({ secure: false }),
    );
    expect(await knownDevice("asha@example.test")).not.toBeNull();
  });
});

describe("what a device is given to sign", () => {
  test("is handed out anew each time, for five minutes, to this browser alone", async () => {
    const first = await newChallenge("log in");
    expect(first).toHaveLength(32);
    expect(set).toHaveBeenCalledWith("__Host-tiffintrack-challenge", expect.any(String), {
      ...{ httpOnly: true, sameSite: "strict", path: "/", secure: true },
      maxAge: 300,
    });
    expect(await takeChallenge("log in")).toBe(Buffer.from(first).toString("base64url"));
    const second = await newChallenge("log in");
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(false);
  });

  test("is good once, but for the same press as often as it is sent", async () => {
    await newChallenge("log in");
    expect(await takeChallenge("log in")).not.toBeNull();
    expect(await takeChallenge("log in")).toBeNull();
    await newChallenge("log in");
    jest.mocked(secretOfPress).mockResolvedValue("one press");
    expect(await takeChallenge("log in")).not.toBeNull();
    expect(await takeChallenge("log in")).not.toBeNull();
    jest.mocked(secretOfPress).mockResolvedValue("another press");
    expect(await takeChallenge("log in")).toBeNull();
  });

  test("is not counted beyond its share, even for one press", async () => {
    await newChallenge("log in");
    jest.mocked(countTry).mockResolvedValue({ isAllowed: false, taken: 101 });
    expect(await takeChallenge("log in")).toBeNull();
  });

  test("is good for its purpose and its five minutes, as it was given", async () => {
    await newChallenge("log in");
    expect(await takeChallenge("add 7")).toBeNull();
    const given = cookie;
    for (const changed of [
      given.replace(/=([\w-]{4})/, "=AAAA"),
      given.slice(0, -2),
      given.replace(/\.\d/, ".9"),
      "",
    ]) {
      cookie = changed;
      expect(await takeChallenge("log in")).toBeNull();
    }
    cookie = given;
    now = new Date("2026-11-20T06:05:00Z");
    expect(await takeChallenge("log in")).not.toBeNull();
    now = new Date("2026-11-20T06:05:00.001Z");
    expect(await takeChallenge("log in")).toBeNull();
  });

  test("without https the cookie has a plain name and needs none", async () => {
    environment.APP_URL = "http://127.0.0.1:3000";
    await newChallenge("log in");
    expect(set).toHaveBeenCalledWith(
      "tiffintrack-challenge",
      expect.any(String),
      expect.objectContaining({ secure: false }),
    );
    expect(await takeChallenge("log in")).not.toBeNull();
  });
});
