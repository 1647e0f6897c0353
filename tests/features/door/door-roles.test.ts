import { getViewer } from "@/lib/access/auth";
import { clockNow } from "@/lib/clock";
import { asSystem, disconnect } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { addDays } from "@/lib/domain/plain-date";
import type { StaffRole } from "@/lib/domain/identity";
import { counterDoorPaymentAction, takeDoorPaymentAction } from "@/lib/features/door/actions";
import { makeBilledCustomer, readBill } from "@/tests/support/bills";
import { makePlan, makeStaff, makeSubscription } from "@/tests/support/make";

jest.mock("next/cache", () => ({ refresh: jest.fn() }));
jest.mock("next/headers", () => ({ headers: async () => new Headers() }));
jest.mock("@/lib/access/rate-limit", () => ({ takeTry: async () => true }));
jest.mock("@/lib/access/auth", () => ({
  getViewer: jest.fn(),
  customerIdOf: () => null,
  staffOf: (viewer: { id: number; role: string }, roles: readonly string[]) =>
    roles.includes(viewer.role) ? viewer : null,
}));

afterAll(disconnect);

async function logIn(role: StaffRole): Promise<void> {
  const { id } = await makeStaff(role);
  const who = { id, role, fullname: "Imran", email: "i@example.test" };
  jest.mocked(getViewer).mockResolvedValue({ ...who, sessionId: 1, provedAt: clockNow() });
}

/** Brings them tiffins for five days from today, or from a day after it. */
async function bringTiffins(customerId: number, daysAhead = 0): Promise<void> {
  const startDate = addDays(toBusinessDate(clockNow()), daysAhead);
  const plan = await makePlan({ dailyRate: 100 });
  await makeSubscription({ customerId, plan, startDate, endDate: addDays(startDate, 4) });
}

const asTyped = (billId: number) => ({ billId, amount: "500", method: "cash", reference: "", seen: 120_000 });

test.each(["driver", "admin", "owner"] as const)("the %s takes money at the door", async (role) => {
  const { billId, customerId } = await makeBilledCustomer();
  await bringTiffins(customerId);
  await logIn(role);
  expect(await takeDoorPaymentAction(asTyped(billId))).toMatchObject({ ok: true, value: { open: 70_000 } });
});

test("a driver takes money on the round of today and tomorrow, and the rest of what they took a part of, and nowhere else", async () => {
  const [later, tomorrow] = [await makeBilledCustomer(), await makeBilledCustomer()];
  await bringTiffins(later.customerId, 2);
  await bringTiffins(tomorrow.customerId, 1);
  await logIn("driver");
  expect(await takeDoorPaymentAction(asTyped(later.billId))).toEqual({ ok: false, error: "not-found" });
  expect(await takeDoorPaymentAction(asTyped(tomorrow.billId))).toMatchObject({ ok: true });
  await asSystem((tx) =>
    tx.subscription.deleteMany({ where: { customerId: tomorrow.customerId, dailyRate: 100 } }),
  );
  const rest = { ...asTyped(tomorrow.billId), amount: "700", seen: 70_000 };
  expect(await takeDoorPaymentAction(rest)).toMatchObject({ ok: true, value: { open: 0 } });
  // what was paid meanwhile is told to who stands at the door, and to nobody else
  expect(await takeDoorPaymentAction(rest)).toMatchObject({ ok: false, error: "already-paid" });
  await logIn("driver");
  expect(await takeDoorPaymentAction(rest)).toMatchObject({ ok: false, error: "not-found" });
  await logIn("admin");
  expect(await takeDoorPaymentAction(asTyped(later.billId))).toMatchObject({ ok: true });
});

test.each(["kitchen", "support"] as const)("for %s there is no such thing", async (role) => {
  const { billId } = await makeBilledCustomer();
  await logIn(role);
  expect(await takeDoorPaymentAction(asTyped(billId))).toEqual({ ok: false, error: "not-found" });
  expect((await readBill(billId)).isPaid).toBe(false);
  expect(await asSystem((tx) => tx.doorPayment.count({ where: { billId } }))).toBe(0);
});

test.each(["driver", "kitchen", "support"] as const)("%s takes nothing back", async (role) => {
  const { billId, customerId } = await makeBilledCustomer();
  await bringTiffins(customerId);
  await logIn("driver");
  const taken = await takeDoorPaymentAction(asTyped(billId));
  const doorPaymentId = taken.ok ? taken.value.doorPaymentId : 0;
  await logIn(role);
  const counter = { doorPaymentId, reason: "A slip" };
  expect(await counterDoorPaymentAction(counter)).toEqual({ ok: false, error: "not-found" });
  await logIn("owner");
  expect(await counterDoorPaymentAction({ doorPaymentId, reason: " " })).toMatchObject({
    ok: false,
    fields: { reason: "reason" },
  });
  expect(await counterDoorPaymentAction(counter)).toMatchObject({ ok: true, value: { open: 120_000 } });
});
