// Accounts that somebody opened under an address which they never proved, and never used.
import { disconnect, asStaff, asSystem } from "@/lib/db";
import { unusedSince } from "@/lib/domain/closing";
import { toBusinessDate } from "@/lib/domain/business-time";
import { getCustomer, listCustomers } from "@/lib/features/customers/queries";
import { customerFilterSchema } from "@/lib/features/customers/schema";
import { forgetUnprovedAccounts } from "@/lib/features/own-data/unproved";
import { makeCustomer, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";
import { findUser, NOW, scopeAt } from "../accounts/sample";
import { claimant, lastTokenTo, prove } from "../email-proof/claims";
import { openSession } from "@/lib/features/accounts/sessions";

afterAll(disconnect);

const DAY_MS = 86_400_000;
const later = (days: number, ms = 0) => new Date(NOW.getTime() + days * DAY_MS + ms);
const forget = (now: Date) => forgetUnprovedAccounts(scopeAt(now));
const isForgotten = async (id: number) => (await findUser(id)).anonymisedAt !== null;

test("the instant since when nobody used it is sixty days ago", () => {
  expect(unusedSince(later(60))).toEqual(NOW);
});

test("one that was never used is made nameless after sixty days, its claim and letters with it, and the log says so", async () => {
  const id = await claimant("never@example.test");
  await forget(later(60, -1));
  expect(await isForgotten(id)).toBe(false);
  expect(await forget(later(60, 1))).toBeGreaterThan(0);
  expect(await findUser(id)).toMatchObject({
    fullname: "Closed account",
    phone: "0000000000",
    emailClaim: null,
  });
  expect(
    await asSystem((tx) =>
      tx.notification.count({ where: { channel: "email", recipient: "never@example.test" } }),
    ),
  ).toBe(0);
  const [entry] = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { accountId: id, action: "erase-account" } }),
  );
  expect(entry?.after).toEqual({ because: "unproved" });
  expect(await forget(later(61))).toBe(0);
});

const USES: Readonly<Record<string, (id: number, email: string) => Promise<unknown>>> = {
  "proved its address": async (id, email) => prove(id, await lastTokenTo(email)),
  "took a subscription": async (customerId) =>
    makeSubscription({ customerId, plan: await makePlan(), startDate: "2026-12-01", endDate: "2026-12-05" }),
  "was logged in since": (id) => openSession(scopeAt(later(1)), { id: String(id), userAgent: null }),
  "stands in the log since": (userId) =>
    asSystem((tx) =>
      tx.systemLog.create({
        data: { level: "info", category: "security", operation: "log-in", userId, createdAt: later(1) },
      }),
    ),
  "claims another address since": (userId) =>
    asSystem((tx) => tx.emailClaim.update({ where: { userId }, data: { createdAt: later(1) } })),
};

test.each(Object.entries(USES))("one that %s stays", async (what, use) => {
  const email = `${what.replaceAll(" ", "-")}@example.test`;
  const id = await claimant(email);
  await use(id, email);
  await forget(later(60, 1));
  expect(await isForgotten(id)).toBe(false);
});

test("who has proved an address, and whom the office opened an account for, are none of these", async () => {
  const [proved, ofOffice] = [
    await makeCustomer(),
    await makeCustomer({ email: "9811100099@phone.invalid" }),
  ];
  await forget(later(400));
  expect([await isForgotten(proved), await isForgotten(ofOffice)]).toEqual([false, false]);
});

test.each(["admin", "owner", "support"] as const)(
  "the %s finds an account by the address that it claims",
  async (role) => {
    const email = `found-by-${role}@example.test`;
    const id = await claimant(email);
    const staff = await makeStaff(role);
    const filter = customerFilterSchema.parse({ search: email });
    const found = await asStaff(staff, (tx) => listCustomers(tx, filter, toBusinessDate(NOW)));
    expect(found.rows.map((row) => [row.id, row.email])).toEqual([[id, ""]]);
    expect(await asStaff(staff, (tx) => getCustomer(tx, id))).toMatchObject({ email: "", claimed: email });
  },
);

test("neither a driver nor the kitchen reads a claimed address", async () => {
  await claimant("unread@example.test");
  for (const role of ["driver", "kitchen"] as const)
    expect(
      await asStaff(await makeStaff(role), (tx) => tx.emailClaim.findMany({ select: { email: true } })),
    ).toEqual([]);
});
