// Customers with a bill to pay, created by the commands that make bills.
import { asCustomer, asSystem } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { parsePlainMonth } from "@/lib/domain/plain-date";
import { generateBills } from "@/lib/features/billing/commands";
import type { CustomerFlow } from "@/lib/features/payments/commands";
import type { StaffFlow } from "@/lib/features/returns/refunds";
import type { Run } from "@/lib/scope";
import { at, makeCustomer, makePlan, makeSubscription } from "./make";

/** 1 December 2026, when November has just been billed. */
export const BILLING_DAY = at("2026-12-01", "01:00");

export function systemFlow(now: Date) {
  return { now, system: <T>(fn: Parameters<typeof asSystem<T>>[0]) => asSystem(fn, now) };
}

/** What `startPaymentAction` passes to its command for this customer. */
export function customerFlow(customerId: CustomerId, now = BILLING_DAY): CustomerFlow {
  return { now, customerId, run: (fn) => asCustomer(customerId, fn, now), system: (fn) => asSystem(fn, now) };
}

/** What a staff action passes to its command; as far as the database goes, every door is theirs. */
export function staffFlow(staff: StaffFlow["staff"], now = BILLING_DAY): StaffFlow & Run {
  return { now, staff, system: (fn) => asSystem(fn, now), run: (fn) => asSystem(fn, now) };
}

/** Bills a month at its close and returns what `generateBills` reports. */
export async function billMonth(month: string, now = BILLING_DAY) {
  const result = await generateBills(systemFlow(now), { month: parsePlainMonth(month) });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** A customer with one unpaid bill, for November 2026: `days` days at `dailyRate`. */
export async function makeBilledCustomer({ days = 10, dailyRate = 120 } = {}) {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate });
  const endDate = `2026-11-${String(days).padStart(2, "0")}`;
  await makeSubscription({ customerId, plan, startDate: "2026-11-01", endDate });
  await billMonth("2026-11");
  const bill = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId } }));
  return { customerId, billId: bill.id, amount: bill.amount };
}

export function readBill(billId: number) {
  return asSystem((tx) =>
    tx.bill.findUniqueOrThrow({
      where: { id: billId },
      include: {
        payments: { orderBy: { id: "asc" } },
        paymentLogs: true,
        lines: { orderBy: { position: "asc" } },
      },
    }),
  );
}

export function readCases() {
  return asSystem((tx) => tx.case.findMany({ orderBy: { id: "asc" } }));
}

/** Every letter to a user, oldest first. */
export function lettersTo(id: number) {
  return asSystem(async (tx) => {
    const { email: recipient } = await tx.user.findUniqueOrThrow({ where: { id }, select: { email: true } });
    return tx.notification.findMany({ where: { channel: "email", recipient }, orderBy: { id: "asc" } });
  });
}
