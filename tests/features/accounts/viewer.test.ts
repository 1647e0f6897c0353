import { encode } from "next-auth/jwt";
import { getViewer } from "@/lib/access/auth";
import { asSystem, disconnect } from "@/lib/db";
import { openSession } from "@/lib/features/accounts/sessions";
import { TEST_ENVIRONMENT } from "@/tests/support/environment.mjs";
import { makeCustomer } from "@/tests/support/make";
import { connectSql, type Sql } from "@/tests/support/sql";

const COOKIE = "authjs.session-token";
const sent = new Headers({ host: "127.0.0.1:3000", "x-forwarded-proto": "http" });

jest.mock("next/headers", () => ({ headers: async () => sent }));

let customerId: number;
let sql: Sql;

beforeAll(async () => {
  sql = await connectSql();
  customerId = await makeCustomer();
  const user = { id: String(customerId), userAgent: null };
  const sessionToken = await openSession({ system: asSystem, now: new Date() }, user);
  const secret = TEST_ENVIRONMENT.AUTH_SECRET;
  sent.set("cookie", `${COOKIE}=${await encode({ token: { sessionToken }, secret, salt: COOKIE })}`);
});
afterAll(async () => {
  await sql.close();
  await disconnect();
});

/** What a lookup meets while the database is down. */
async function whileSessionsAreAway(fn: () => Promise<void>): Promise<void> {
  await sql.query("alter table sessions rename to sessions_elsewhere");
  try {
    await fn();
  } finally {
    await sql.query("alter table sessions_elsewhere rename to sessions");
  }
}

it("is the user of the session whose key the cookie holds", async () => {
  expect(await getViewer()).toMatchObject({ id: customerId, role: "customer" });
});

it("is not a guest while sessions can't be looked up: nobody is logged out by a fault of ours", async () => {
  await whileSessionsAreAway(() => expect(getViewer()).rejects.toThrow(/sessions/));
  expect(await getViewer()).toMatchObject({ id: customerId });
});

it("is a guest once the session is gone, and with a cookie that is not ours", async () => {
  await asSystem((tx) => tx.session.deleteMany({ where: { userId: customerId } }));
  expect(await getViewer()).toBeNull();
  sent.set("cookie", `${COOKIE}=made-up`);
  expect(await getViewer()).toBeNull();
});
