import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { openFlags } from "@/lib/features/payments/flags";
import { settleFlag } from "@/lib/features/payments/settle-flag";
import { settleFlagSchema } from "@/lib/features/payments/schema";
import { makeBilledCustomer, staffFlow } from "../../support/bills";
import { at, makeAdmin, makeCustomer, makeStaff } from "../../support/make";

const now = at("2026-12-03", "10:00");
let made = 0;

async function raise(kind: string, details: object, billId?: number): Promise<number> {
  made += 1;
  const data = { kind, billId, stripeObjectId: `pi_flag_${made}`, details };
  return (await asSystem((tx) => tx.paymentFlag.create({ data }), now)).id;
}

beforeEach(() => asSystem((tx) => tx.paymentFlag.deleteMany()));

test("tells what happened: whose bill, what arrived and what was expected", async () => {
  const { billId } = await makeBilledCustomer();
  const received = { amount: 100_000, currency: "inr" };
  const expected = { amount: 120_000, currency: "inr" };
  await raise("amount-differs", { received, expected }, billId);
  await raise("unknown-intent", { received, billId: String(billId), customerId: "1" });
  await raise("unknown-intent", { received, billId: "999999", customerId: "1" });
  await raise("a-new-kind", { surprising: true });

  const { flags, count } = await asStaff(await makeAdmin(), (tx) => openFlags(tx, 10));

  expect(count).toBe(4);
  expect(flags).toMatchObject([
    { kind: "amount-differs", received, expected, bill: { id: billId, month: "2026-11" } },
    { kind: "unknown-intent", received, expected: null, billId, bill: { id: billId } },
    { kind: "unknown-intent", billId: 999999, bill: null },
    { kind: null, received: null, bill: null, billId: null },
  ]);
});

test("shows the oldest first and says how many more there are", async () => {
  const first = await raise("paid-twice", {});
  for (let index = 0; index < 3; index += 1) await raise("paid-twice", {});

  const { flags, count } = await asStaff(await makeStaff("support"), (tx) => openFlags(tx, 2));

  expect(flags.map(({ id }) => id)).toEqual([first, expect.any(Number)]);
  expect(count).toBe(4);
});

test("an admin settles one with a note: it leaves the list, and the audit log says who and why", async () => {
  const flagId = await raise("paid-twice", {});
  const admin = await makeAdmin();
  const input = settleFlagSchema.parse({ flagId, way: "note", note: "  Given back at the gateway " });

  expect(await settleFlag(staffFlow(admin, now), input)).toEqual({
    ok: true,
    value: { flagId, refundId: null },
  });

  const row = await asSystem((tx) => tx.paymentFlag.findUniqueOrThrow({ where: { id: flagId } }));
  expect(row).toMatchObject({ resolvedAt: now, resolvedById: admin.id });
  expect((await asStaff(admin, (tx) => openFlags(tx, 10))).count).toBe(0);
  const [entry] = await asSystem((tx) => tx.auditLog.findMany({ where: { action: "settle-flag" } }));
  expect(entry).toMatchObject({
    actorId: admin.id,
    entity: "payment-flag",
    entityId: String(flagId),
    reason: "Given back at the gateway",
  });
});

test("of two who settle it at once one is first, and the other is told", async () => {
  const flagId = await raise("paid-twice", {});
  const [first, second] = [await makeAdmin(), await makeAdmin()];
  const settle = (staff: typeof first) =>
    settleFlag(staffFlow(staff, now), { flagId, way: "note", note: "done" });

  const results = await Promise.all([settle(first), settle(second)]);

  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, error: "already-settled" });
});

test("flags are closed to customers", async () => {
  const customer = await makeCustomer();
  await expect(asCustomer(customer, (tx) => openFlags(tx, 5))).rejects.toThrow(/permission denied/);
});

test.each([
  ["no note", { flagId: 1, way: "note", note: " " }],
  ["a note without end", { flagId: 1, way: "note", note: "a".repeat(501) }],
  ["no flag", { way: "note", note: "done" }],
])("refuses %s", (_, input) => expect(settleFlagSchema.safeParse(input).success).toBe(false));
