// Who somebody is to the pages: where they land, what they are let into, and what stands in between.
import { redirect } from "next/navigation";
import {
  customerIdOf,
  getViewer,
  goToLogIn,
  homeOf,
  landingOf,
  requireCustomer,
  requireNothingOwed,
  staffOf,
  type Viewer,
} from "@/lib/access/auth";
import { sessionCookieAt } from "@/lib/access/session-cookie";
import { ADMIN_ROLES, ROLES, STAFF_ROLES, userId, type Role } from "@/lib/domain/identity";
import { loose } from "./stand-ins";

const opened = jest.fn();
const found = jest.fn();
const environment: Record<string, string | undefined> = {
  APP_URL: "https://tiffin.example",
  AUTH_SECRET: "one",
};
let path: string | null = null;
let cookie: string | null = null;

jest.mock("react", () => ({ ...jest.requireActual<object>("react"), cache: (fn: unknown) => fn }));
jest.mock("next-auth", () => ({ __esModule: true, default: () => ({}) }));
jest.mock("next-auth/jwt", () => ({ decode: (sealed: object) => opened(sealed) }));
jest.mock("next-auth/providers/credentials", () => ({ __esModule: true, default: jest.fn() }));
jest.mock("next/headers", () => ({
  headers: async () => new Headers({ ...(path && { "x-path": path }), ...(cookie && { cookie }) }),
}));
jest.mock("next/navigation", () => ({
  redirect: jest.fn((to: string) => {
    throw new Error(`to ${to}`);
  }),
}));
jest.mock("@/lib/env", () => ({ env: () => environment }));
jest.mock("@/lib/db", () => ({}));
jest.mock("@/lib/features/accounts/commands", () => ({}));
jest.mock("@/lib/features/accounts/sessions", () => ({
  findSession: (_: object, token: string, seen: object) => found(token, seen),
}));
jest.mock("@/lib/access/session-adapter", () => ({}));
jest.mock("@/lib/access/note", () => ({ addressOf: () => "203.0.113.9" }));
jest.mock("@/lib/tries/passkey-holder", () => ({}));
jest.mock("@/lib/tries/require-code", () => ({}));
jest.mock("@/lib/tries/session-for", () => ({}));

const viewer = (role: Role, owes?: Viewer["owes"]): Viewer => ({
  ...{ id: userId(7), fullname: "Asha", email: "asha@example.test", role },
  ...{ sessionId: 3, provedAt: new Date(0), owes },
});

beforeEach(() => {
  path = null;
  delete environment.TIFFINTRACK_DEMO_LOGINS;
  cookie = "a=1; __Host-authjs.session-token=sealed; b=2";
  opened.mockResolvedValue({ sessionToken: "token" });
  jest.clearAllMocks();
});

test("over https the session's cookie has a name that no other host may set", () => {
  const options = { httpOnly: true, sameSite: "lax", path: "/" };
  expect(sessionCookieAt("https://tiffin.example")).toEqual({
    name: "__Host-authjs.session-token",
    options: { ...options, secure: true },
  });
  expect(sessionCookieAt("http://127.0.0.1:3000")).toEqual({
    name: "authjs.session-token",
    options: { ...options, secure: false },
  });
});

test.each([
  ["customer", undefined, "/dashboard"],
  ["customer", "/bills/4", "/bills/4"],
  ["customer", "/admin", "/dashboard"],
  ["customer", "/admin/bills", "/dashboard"],
  ["customer", "/drive?day=2", "/dashboard"],
  ["customer", "/drive#now", "/dashboard"],
  ["customer", "/administration", "/administration"],
  ["customer", "/bills/admin", "/bills/admin"],
  ["driver", undefined, "/drive"],
  ["driver", "/drive", "/drive"],
  ["driver", "/dashboard", "/drive"],
  ["kitchen", undefined, "/kitchen"],
  ["kitchen", "/dashboard", "/kitchen"],
  ["support", undefined, "/admin"],
  ["admin", "/admin/plans", "/admin/plans"],
  ["owner", "/plans", "/admin"],
] as const)("%s who asked for %s lands on %s", (role, next, page) => {
  expect(landingOf(role, next && loose(next))).toBe(page);
});

test("each role has a home", () => {
  expect(Object.fromEntries(ROLES.map((role) => [role, homeOf(role)]))).toEqual({
    customer: "/dashboard",
    driver: "/drive",
    kitchen: "/kitchen",
    support: "/admin",
    admin: "/admin",
    owner: "/admin",
  });
});

test("staff are whom the roles name, unless they owe something; a customer never is", () => {
  for (const role of ROLES) {
    expect(customerIdOf(viewer(role))).toBe(role === "customer" ? 7 : null);
    const isAdmin = role === "admin" || role === "owner";
    expect(staffOf(viewer(role), ADMIN_ROLES)).toEqual(isAdmin ? { id: 7, role } : null);
    expect(staffOf(viewer(role, "second-factor"), STAFF_ROLES)).toBeNull();
  }
  // whatever list a mistake would hand over
  expect(staffOf(viewer("customer"), loose(["customer"]))).toBeNull();
});

test("what is owed has its page, and who owes nothing goes on", () => {
  expect(() => requireNothingOwed(viewer("owner", "first-password"))).toThrow("to /first-password");
  expect(() => requireNothingOwed(viewer("owner", "second-factor"))).toThrow("to /second-factor");
  requireNothingOwed(viewer("owner"));
  expect(redirect).toHaveBeenCalledTimes(2);
});

test("a guest comes back from the log-in to the page they asked for, if it is ours", async () => {
  path = "/bills/4";
  await expect(goToLogIn()).rejects.toThrow("to /login?next=%2Fbills%2F4");
  path = "//elsewhere.example";
  await expect(goToLogIn()).rejects.toThrow(/^to \/login$/);
  path = null;
  await expect(goToLogIn()).rejects.toThrow(/^to \/login$/);
});

const session = (role: Role, more = {}) => ({
  ...{ id: 3, provedAt: new Date(9), kitchen: null, knownNotice: null, isRenewalDue: false, unproved: null },
  user: {
    ...{ id: 7, fullname: "Asha", email: "asha@example.test", role },
    ...{ hasFirstPassword: false, hasSecondFactor: false, ...more },
  },
});

test("the row that a cookie names decides at each request", async () => {
  found.mockResolvedValue(session("customer"));
  expect(await getViewer()).toEqual({ ...viewer("customer"), provedAt: new Date(9) });
  expect(opened).toHaveBeenCalledWith({
    token: "sealed",
    secret: ["one"],
    salt: "__Host-authjs.session-token",
  });
  expect(found).toHaveBeenCalledWith("token", { ip: "203.0.113.9", isUse: true });
  found.mockResolvedValue(null);
  expect(await getViewer()).toBeNull();
});

test("without a cookie, or with one that we did not seal, nobody looks for a row", async () => {
  opened.mockRejectedValueOnce(new Error("decryption operation failed"));
  expect(await getViewer()).toBeNull();
  opened.mockRejectedValueOnce("not an error");
  expect(await getViewer()).toBeNull();
  for (const empty of [null, {}]) {
    opened.mockResolvedValueOnce(empty);
    expect(await getViewer()).toBeNull();
  }
  for (const other of [null, "authjs.session-token=sealed", "__Host-authjs.session-token="]) {
    cookie = other;
    expect(await getViewer()).toBeNull();
  }
  expect(opened).toHaveBeenCalledTimes(4);
  expect(found).not.toHaveBeenCalled();
});

test("a fault of the database is thrown: it makes nobody a guest", async () => {
  found.mockRejectedValue(new Error("no answer"));
  await expect(getViewer()).rejects.toThrow("no answer");
});

test("who has a first password owes another one, and office and support a second step, but in the demo", async () => {
  const owes = async (role: Role, more = {}) => {
    found.mockResolvedValue(session(role, more));
    return (await getViewer())?.owes;
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

test("a customer's page is a customer's: guests log in, staff go home", async () => {
  found.mockResolvedValue(session("customer"));
  expect(await requireCustomer()).toMatchObject({ customerId: 7, viewer: { id: 7 } });
  found.mockResolvedValue(session("driver"));
  await expect(requireCustomer()).rejects.toThrow("to /drive");
  found.mockResolvedValue(null);
  await expect(requireCustomer()).rejects.toThrow("to /login");
});
