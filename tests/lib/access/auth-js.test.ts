// What Auth.js is told: how a log-in becomes a cookie.
import "@/lib/access/auth";

type Callbacks = {
  jwt: (given: { token: Record<string, unknown>; user?: object }) => Promise<Record<string, unknown> | null>;
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
      return {};
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
  jest.clearAllMocks();
});

describe("what Auth.js is told", () => {
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

  test("whoever has no cookie of ours gets none from what it held", async () => {
    expect(await configOf().callbacks.jwt({ token: { sessionToken: "token" } })).toBeNull();
    expect(await configOf().callbacks.jwt({ token: {}, user: {} })).toBeNull();
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
