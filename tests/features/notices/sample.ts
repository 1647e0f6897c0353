// A customer with a tiffin a day, and what they were told of.
import { asCustomer, asSystem } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import type { CustomerId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import type { CustomerScope } from "@/lib/scope";
import { makeCustomer, makePlan, makeSubscription } from "@/tests/support/make";

export const at = (day: string, time: string) => instantAt(parsePlainDate(day), time);

export const systemAt = (now: Date) => ({
  now,
  clock: () => now,
  system: <T>(fn: Parameters<typeof asSystem<T>>[0]) => asSystem(fn, now),
});

export const as = <T>(id: CustomerId, now: Date, fn: (scope: CustomerScope) => Promise<T>) =>
  asCustomer(id, (tx) => fn({ tx, now, customerId: id }), now);

export async function subscriber(items = ["Chole", "Bharli Vangi"]) {
  const plan = await makePlan({ items });
  const customerId = await makeCustomer();
  const range = { startDate: "2026-11-20", endDate: "2026-12-20" };
  const subscriptionId = await makeSubscription({ customerId, plan, ...range });
  return { customerId, plan, subscriptionId };
}

export const toldTo = (userId: number) =>
  asSystem((tx) => tx.notification.findMany({ where: { userId }, orderBy: { channel: "asc" } }));
