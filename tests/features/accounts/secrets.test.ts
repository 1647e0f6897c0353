// AUTH_SECRET replaced by another one, as an operator does it: the old one stays for a while, and nobody is logged out.
import { encode } from "next-auth/jwt";
import { asSystem, disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { openSession } from "@/lib/features/accounts/sessions";
import { TEST_ENVIRONMENT } from "@/tests/support/environment.mjs";
import { makeCustomer } from "@/tests/support/make";

const COOKIE = "authjs.session-token";
const OLD = TEST_ENVIRONMENT.AUTH_SECRET;
const NEW = "another-secret-of-more-than-thirty-two-characters";
const sent = new Headers({ host: "127.0.0.1:3000", "x-forwarded-proto": "http" });

jest.mock("next/headers", () => ({ headers: async () => sent }));

afterAll(disconnect);

/** Who a cookie of `sealed` is for a server that was started with these secrets. */
async function viewerWith(secrets: { AUTH_SECRET: string; AUTH_SECRET_PREVIOUS?: string }, sealed: string) {
  const user = { id: String(await makeCustomer()), userAgent: null };
  const sessionToken = await openSession({ system: asSystem, now: new Date() }, user);
  sent.set("cookie", `${COOKIE}=${await encode({ token: { sessionToken }, secret: sealed, salt: COOKIE })}`);
  Object.assign(env(), { AUTH_SECRET_PREVIOUS: undefined, ...secrets });
  const { getViewer } = await import("@/lib/access/auth");
  const viewer = await getViewer();
  return viewer && Number(user.id) === viewer.id ? "themselves" : viewer;
}

test.each([
  ["before it is replaced", { AUTH_SECRET: OLD }, OLD, "themselves"],
  ["sealed before, while both are named", { AUTH_SECRET: NEW, AUTH_SECRET_PREVIOUS: OLD }, OLD, "themselves"],
  ["sealed since, while both are named", { AUTH_SECRET: NEW, AUTH_SECRET_PREVIOUS: OLD }, NEW, "themselves"],
  ["sealed before, once the old one is gone", { AUTH_SECRET: NEW }, OLD, null],
])("a session %s", async (_when, secrets, sealed, who) => {
  expect(await viewerWith(secrets, sealed)).toBe(who);
});
