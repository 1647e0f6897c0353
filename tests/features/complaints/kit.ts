// Somebody who may complain, and what they and the office do about it.
import { asCustomer, asSystem } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { complain } from "@/lib/features/complaints/commands";
import { toldOf } from "@/lib/features/complaints/own";
import { daysAhead } from "@/lib/features/pauses/queries";
import { staffFlow } from "@/tests/support/bills";
import { at, makeAdmin, makeCustomer, makePlan, makeSubscription } from "@/tests/support/make";

export const DAY = parsePlainDate("2026-12-03");
export const AFTERNOON = at("2026-12-03", "15:00");

/** Somebody who eats each day of December. */
export async function eater(given: { addr1?: string; dailyRate?: number } = {}) {
  const customerId = await makeCustomer({ addr1: given.addr1 ?? "Flat 4, Shanti Niwas" });
  const plan = await makePlan({ dailyRate: given.dailyRate ?? 80 });
  const run = { startDate: "2026-12-01", endDate: "2026-12-31" };
  return { customerId, subscriptionId: await makeSubscription({ customerId, plan, ...run }) };
}

export type Of = { customerId: CustomerId; subscriptionId: number };

export const say = ({ customerId, subscriptionId }: Of, day: PlainDate = DAY, now = AFTERNOON, note = "") =>
  asCustomer(
    customerId,
    (tx) => complain({ tx, now, customerId }, { subscriptionId, day, kind: "missing", note }),
    now,
  );

/** They complain of it; the number of what they said. */
export async function said(of: Of, day: PlainDate = DAY): Promise<number> {
  expect(await say(of, day)).toMatchObject({ ok: true });
  const where = { subscriptionId: of.subscriptionId, day: new Date(day) };
  return (await asSystem((tx) => tx.complaint.findFirstOrThrow({ where }))).id;
}

export const office = async (now = AFTERNOON) =>
  staffFlow(await makeAdmin({ fullname: "Sunita Deshpande" }), now);
export const told = ({ customerId }: Of, now = AFTERNOON) =>
  asCustomer(
    customerId,
    async (tx) => toldOf(tx, customerId, await daysAhead(tx, customerId, now), now),
    now,
  );
