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
  sessionCookieAt,
  staffOf,
  type Viewer,
} from "@/lib/access/auth";
import { throwingKept, keepFault } from "@/lib/access/fault-keeper";
import { ADMIN_ROLES, ROLES, STAFF_ROLES, userId, type Role } from "@/lib/domain/identity";
import { loose } from "./stand-ins";

const auth = jest.fn();
let path: string | null = null;

jest.mock("react", () => ({ ...jest.requireActual<object>("react"), cache: (fn: unknown) => fn }));
jest.mock("next-auth", () => ({ __esModule: true, default: () => ({ auth: () => auth() }) }));
jest.mock("next-auth/providers/credentials", () => ({ __esModule: true, default: jest.fn() }));
jest.mock("next/headers", () => ({ headers: async () => new Headers(path ? { "x-path": path } : {}) }));
jest.mock("next/navigation", () => ({
  redirect: jest.fn((to: string) => {
    throw new Error(`to ${to}`);
  }),
}));
jest.mock("@/lib/env", () => ({ env: () => ({}) }));
jest.mock("@/lib/db", () => ({}));
jest.mock("@/lib/features/accounts/commands", () => ({}));
jest.mock("@/lib/features/accounts/sessions", () => ({}));
jest.mock("@/lib/access/session-adapter", () => ({}));
jest.mock("@/lib/access/note", () => ({}));
jest.mock("@/lib/tries/passkey-holder", () => ({}));
jest.mock("@/lib/tries/require-code", () => ({}));
jest.mock("@/lib/tries/session-for", () => ({}));

const viewer = (role: Role, owes?: Viewer["owes"]): Viewer => ({
  ...{ id: userId(7), fullname: "Asha", email: "asha@example.test", role },
  ...{ sessionId: 3, provedAt: new Date(0), owes },
});

beforeEach(() => {
  path = null;
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
  user: { id: "7", role, sessionId: 3, provedMs: 9, name: "Asha", email: "asha@example.test", ...more },
});

test("a session becomes a viewer", async () => {
  auth.mockResolvedValue(null);
  expect(await getViewer()).toBeNull();
  auth.mockResolvedValue(session("owner", { owes: "second-factor" }));
  expect(await getViewer()).toEqual({ ...viewer("owner", "second-factor"), provedAt: new Date(9) });
  auth.mockResolvedValue(session("owner", { name: null, email: null }));
  expect(await getViewer()).toMatchObject({ fullname: "", email: "" });
});

test("a customer's page is a customer's: guests log in, staff go home", async () => {
  auth.mockResolvedValue(session("customer"));
  expect(await requireCustomer()).toMatchObject({ customerId: 7, viewer: { id: 7 } });
  auth.mockResolvedValue(session("driver"));
  await expect(requireCustomer()).rejects.toThrow("to /drive");
  auth.mockResolvedValue(null);
  await expect(requireCustomer()).rejects.toThrow("to /login");
});

test("a fault of the database is thrown, whatever swallowed it in between", async () => {
  const fault = new Error("no answer");
  const swallowed = () =>
    throwingKept(async () => {
      await keepFault(async () => Promise.reject(fault)).catch(() => null);
      return "answered";
    });
  await expect(swallowed()).rejects.toBe(fault);
  expect(await throwingKept(() => keepFault(async () => "fine"))).toBe("fine");
  await expect(keepFault(async () => Promise.reject(fault))).rejects.toBe(fault);
});
