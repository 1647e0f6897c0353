// What the office does for a customer who asks on the phone: their data, and the end of their account.
import { asSystem, disconnect } from "@/lib/db";
import { findSession, openSession } from "@/lib/features/accounts/sessions";
import { closeForCustomer, keepForCustomer, logOutCustomer } from "@/lib/features/own-data/closing";
import { staffFlow } from "@/tests/support/bills";
import { at, makeCustomer, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";

const NOW = at("2026-12-02", "10:00");
afterAll(disconnect);

const office = async () => staffFlow(await makeStaff("admin"), NOW);
const asked = (customerId: number) => ({ customerId, reason: "She herself, on the phone" });
const closedAt = async (id: number) =>
  (await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id } }))).closedAt;

test("an account is closed and kept again by the office, each with who asked, and its owner hears of both", async () => {
  const id = await makeCustomer();
  const flow = await office();
  expect(await closeForCustomer(flow, asked(id))).toEqual({ ok: true, value: { erasedOn: "2027-01-01" } });
  expect(await closedAt(id)).toEqual(NOW);
  expect(await closeForCustomer(flow, asked(id))).toEqual({ ok: false, error: "account-closed" });
  expect(await keepForCustomer(flow, asked(id))).toEqual({ ok: true, value: undefined });
  expect(await keepForCustomer(flow, asked(id))).toEqual({ ok: false, error: "account-open" });
  expect(await closedAt(id)).toBeNull();
  const log = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { accountId: id }, orderBy: { id: "asc" } }),
  );
  expect(log).toMatchObject(
    ["close-account", "keep-account"].map((action) => ({
      action,
      actorId: flow.staff.id,
      actorRole: "admin",
      reason: "She herself, on the phone",
    })),
  );
  const { email } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id } }));
  const letters = await asSystem((tx) =>
    tx.notification.findMany({ where: { channel: "email", recipient: email }, orderBy: { id: "asc" } }),
  );
  expect(letters.map(({ kind }) => kind)).toEqual(["accountClosing", "accountKept"]);
});

test("it is refused while something is open, and for whoever is no customer", async () => {
  const id = await makeCustomer();
  const subscription = {
    customerId: id,
    plan: await makePlan(),
    startDate: "2026-12-10",
    endDate: "2026-12-20",
  };
  await makeSubscription(subscription, NOW);
  const flow = await office();
  expect(await closeForCustomer(flow, asked(id))).toEqual({ ok: false, error: "still-running" });
  for (const nobody of [flow.staff.id, 2_000_000_000])
    expect(await closeForCustomer(flow, asked(nobody))).toEqual({ ok: false, error: "no-such-customer" });
});

test("a customer who lost a phone is logged out everywhere, and nobody else is", async () => {
  const flow = await office();
  const [id, other] = [await makeCustomer(), await makeCustomer()];
  const open = (of: number) => openSession(flow, { id: String(of), userAgent: null });
  const [first, second, others] = [await open(id), await open(id), await open(other)];
  expect(await logOutCustomer(flow, asked(id))).toEqual({ ok: true, value: { revoked: 2 } });
  expect([await findSession(flow, first), await findSession(flow, second)]).toEqual([null, null]);
  expect(await findSession(flow, others)).not.toBeNull();
  expect(await logOutCustomer(flow, asked(id))).toEqual({ ok: true, value: { revoked: 0 } });
  expect(await logOutCustomer(flow, asked(flow.staff.id))).toEqual({ ok: false, error: "no-such-customer" });
});
