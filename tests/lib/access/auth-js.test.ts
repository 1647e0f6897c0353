// What Auth.js is told: how a log-in becomes a cookie, and how a cookie becomes somebody at each request.
import "@/lib/access/auth";
import type { Role } from "@/lib/domain/identity";

type Callbacks = {
  jwt: (given: { token: Record<string, unknown>; user?: object }) => Promise<Record<string, unknown> | null>;
  session: (given: { session: object; token: Record<string, unknown> }) => { user: object };
};
type Config = {
  secret: string[];
  cookies: object;
  session: object;
  callbacks: Callbacks;
  events: { signOut: (message: object) => Promise<void> };
  providers: { id?: string; authorize: (input: object, request: object) => Promise<unknown> }[];
};
const environment: Record<string, string | undefined> = {
  APP_URL: "https://tiffin.example",
  AUTH_SECRET: "one",
};
const found = jest.fn();
const closed = jest.fn();
const verified = jest.fn();
const codeAsked = jest.fn();
const holder = jest.fn();

jest.mock("react", () => ({ ...jest.requireActual<object>("react"), cache: (fn: unknown) => fn }));
jest.mock("next-auth", () => {
  const made: { __esModule: true; configOf?: () => Config; default: object } = {
    __esModule: true,
    default: (configOf: () => Config) => {
      made.configOf = configOf;
      return { auth: jest.fn() };
    },
  };
  return made;
});
jest.mock("next-auth/providers/credentials", () => ({
  __esModule: true,
  default: (options: object) => options,
}));
jest.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "203.0.113.9" }),
}));
jest.mock("@/lib/env", () => ({ env: () => environment }));
jest.mock("@/lib/db", () => ({ asSystem: jest.fn() }));
jest.mock("@/lib/clock", () => ({ clockNow: () => new Date(5) }));
jest.mock("@/lib/features/accounts/commands", () => ({
  verifyCredentials: (_: object, proof: object) => verified(proof),
}));
jest.mock("@/lib/features/accounts/sessions", () => ({
  closeSession: (_: object, token: string) => closed(token),
  findSession: (_: object, token: string, seen: object) => found(token, seen),
}));
jest.mock("@/lib/access/session-adapter", () => ({ adapterOf: () => ({}) }));
jest.mock("@/lib/access/note", () => ({ addressOf: (sent: Headers) => sent.get("x-forwarded-for") }));
jest.mock("@/lib/tries/passkey-holder", () => ({ passkeyHolder: (input: object) => holder(input) }));
jest.mock("@/lib/tries/require-code", () => ({
  requireCode: (user: object, code: unknown) => codeAsked(user, code),
}));
jest.mock("@/lib/tries/session-for", () => ({
  asUser: (user: object) => ({ as: user }),
  sessionFor: async (user: { id: string }) => `session of ${user.id}`,
}));

const configOf = () => jest.requireMock<{ configOf: () => Config }>("next-auth").configOf();

beforeEach(() => {
  environment.APP_URL = "https://tiffin.example";
  delete environment.AUTH_SECRET_PREVIOUS;
  delete environment.TIFFINTRACK_DEMO_LOGINS;
  jest.clearAllMocks();
});

describe("what Auth.js is told", () => {
  const row = (role: Role, more = {}) => ({
    ...{
      id: 3,
      provedAt: new Date(9),
      kitchen: null,
      knownNotice: null,
      isRenewalDue: false,
      unproved: null,
    },
    user: {
      ...{ id: 7, fullname: "Asha", email: "asha@example.test", role },
      ...{ hasFirstPassword: false, hasSecondFactor: false, ...more },
    },
  });
  const standing = async () => configOf().callbacks.jwt({ token: { sessionToken: "token", extra: 1 } });

  test("both secrets open, the first one seals; the cookie outlives every session", () => {
    expect(configOf().secret).toEqual(["one"]);
    environment.AUTH_SECRET_PREVIOUS = "zero";
    expect(configOf()).toMatchObject({
      secret: ["one", "zero"],
      session: { strategy: "jwt", maxAge: 400 * 86_400 },
      cookies: {
        sessionToken: { name: "__Host-authjs.session-token" },
        callbackUrl: { name: "__Host-authjs.callback-url", options: { secure: true } },
      },
    });
    environment.APP_URL = "http://127.0.0.1:3000";
    expect(configOf().cookies).toEqual({});
  });

  test("a log-in puts the key of its row into the cookie, and nothing else", async () => {
    expect(await configOf().callbacks.jwt({ token: { sub: "1" }, user: { id: "7" } })).toEqual({
      sessionToken: "session of 7",
    });
  });

  test("the row decides at each request", async () => {
    found.mockResolvedValue(row("customer"));
    expect(await standing()).toEqual({
      ...{ sessionToken: "token", extra: 1, sub: "7", name: "Asha", email: "asha@example.test" },
      ...{ role: "customer", sessionId: 3, provedMs: 9, owes: undefined },
    });
    expect(found).toHaveBeenCalledWith("token", { ip: "203.0.113.9", isUse: true });
    found.mockResolvedValue(null);
    expect(await standing()).toBeNull();
    found.mockClear();
    expect(await configOf().callbacks.jwt({ token: {} })).toBeNull();
    expect(found).not.toHaveBeenCalled();
  });

  test("who has a first password owes another one, and office and support a second step, but in the demo", async () => {
    const owes = async (role: Role, more = {}) => {
      found.mockResolvedValue(row(role, more));
      return (await standing())?.owes;
    };
    expect(await owes("driver", { hasFirstPassword: true })).toBe("first-password");
    expect(await owes("owner", { hasFirstPassword: true })).toBe("first-password");
    for (const role of ["owner", "admin", "support"] as const) {
      expect(await owes(role)).toBe("second-factor");
      expect(await owes(role, { hasSecondFactor: true })).toBeUndefined();
    }
    for (const role of ["kitchen", "driver", "customer"] as const) expect(await owes(role)).toBeUndefined();
    environment.TIFFINTRACK_DEMO_LOGINS = "1";
    expect(await owes("owner")).toBeUndefined();
    expect(await owes("owner", { hasFirstPassword: true })).toBe("first-password");
  });

  test("a token without its user makes no session", () => {
    const token = {
      sub: "7",
      role: "owner",
      sessionId: 3,
      owes: "second-factor",
      name: "Asha",
      email: "a@b",
    };
    const made = configOf().callbacks.session({ session: { expires: "then" }, token });
    expect(made).toEqual({
      expires: "then",
      user: {
        ...{ id: "7", role: "owner", sessionId: 3, provedMs: 0 },
        ...{ owes: "second-factor", name: "Asha", email: "a@b" },
      },
    });
    for (const lacks of ["sub", "role", "sessionId"])
      expect(() =>
        configOf().callbacks.session({ session: {}, token: { ...token, [lacks]: undefined } }),
      ).toThrow("a session without its user");
  });

  test("logging out closes the row", async () => {
    await configOf().events.signOut({ token: { sessionToken: "token" } });
    expect(closed).toHaveBeenCalledWith("token");
    for (const message of [{ session: {} }, { token: null }, { token: {} }])
      await configOf().events.signOut(message);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  test("a password needs its account, and then the code; a passkey its holder", async () => {
    const [byPassword, byPasskey] = configOf().providers;
    const input = { email: "Asha@example.test", password: "khichdi on a rainy day", code: "123456" };
    verified.mockResolvedValue({ id: 7 });
    expect(await byPassword?.authorize(input, {})).toEqual({ as: { id: 7 } });
    expect(codeAsked).toHaveBeenCalledWith({ id: 7 }, "123456");
    codeAsked.mockRejectedValueOnce(new Error("code-wrong"));
    await expect(byPassword?.authorize(input, {})).rejects.toThrow("code-wrong");
    codeAsked.mockClear();
    verified.mockResolvedValue(null);
    expect(await byPassword?.authorize(input, {})).toBeNull();
    expect(await byPassword?.authorize({ email: 7 }, {})).toBeNull();
    expect(verified).toHaveBeenCalledTimes(3);
    expect(codeAsked).not.toHaveBeenCalled();
    expect(byPasskey?.id).toBe("passkey");
    holder.mockResolvedValue(null);
    expect(await byPasskey?.authorize({ response: "x" }, {})).toBeNull();
    holder.mockResolvedValue({ id: 8 });
    expect(await byPasskey?.authorize({ response: "x" }, {})).toEqual({ as: { id: 8 } });
  });
});
