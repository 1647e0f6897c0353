import { getViewer } from "@/lib/access/auth";
import { clockNow } from "@/lib/clock";
import { asSystem, disconnect } from "@/lib/db";
import type { StaffRole } from "@/lib/domain/identity";
import { counterDoorPaymentAction, takeDoorPaymentAction } from "@/lib/features/door/actions";
import { makeBilledCustomer, readBill } from "@/tests/support/bills";
import { makeStaff } from "@/tests/support/make";

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

const asTyped = (billId: number) => ({ billId, amount: "500", method: "cash", reference: "", seen: 120_000 });

test.each(["driver", "admin", "owner"] as const)("the %s takes money at the door", async (role) => {
  const { billId } = await makeBilledCustomer();
  await logIn(role);
  expect(await takeDoorPaymentAction(asTyped(billId))).toMatchObject({ ok: true, value: { open: 70_000 } });
});

test.each(["kitchen", "support"] as const)("for %s there is no such thing", async (role) => {
  const { billId } = await makeBilledCustomer();
  await logIn(role);
  expect(await takeDoorPaymentAction(asTyped(billId))).toEqual({ ok: false, error: "not-found" });
  expect((await readBill(billId)).isPaid).toBe(false);
  expect(await asSystem((tx) => tx.doorPayment.count({ where: { billId } }))).toBe(0);
});

test.each(["driver", "kitchen", "support"] as const)("%s takes nothing back", async (role) => {
  const { billId } = await makeBilledCustomer();
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
