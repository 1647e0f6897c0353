// Every action with a press of it that goes through: what it needs is made, and its input is as a form sends it.
import { createHash } from "node:crypto";
import { customerId as asCustomerId, type Role } from "@/lib/domain/identity";
import { addDays, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { asSystem } from "@/lib/db";
import { billMonth } from "@/tests/support/bills";
import { at, makePlan, makeSubscription } from "@/tests/support/make";
import type { Billed } from "@/tests/support/money";

/** When everything is pressed: November is billed, and most of December is ahead. */
export const NOW = at("2026-12-02", "10:00");

/** What a page showed that found no bill of a changed day. */
export const NO_BILLS_SEEN = createHash("sha256").update("[]").digest("hex");

/** Who presses; null for a guest. */
export type Presser = { id: number; role: Role } | null;

/** Makes what is needed and answers the input. `owner`: the customer who presses, or whom staff press for. */
export type Prepare = (owner: number, presser: Presser) => Promise<unknown>;

/** By the name of the action's export. */
export type Acts = Readonly<Record<string, Prepare>>;

export const REASON = "They called";

let days = 0;

/** A day that no other press is about: each is about its own. */
export function nextDay(): PlainDate {
  days += 1;
  return addDays(parsePlainDate("2026-12-10"), days);
}

/** A subscription of theirs that runs all the while. */
export async function subscriptionOf(owner: number): Promise<number> {
  const plan = await makePlan();
  return makeSubscription({ customerId: owner, plan, startDate: "2026-12-01", endDate: "2027-06-30" });
}

/** An unpaid bill of 1,200 rupees, made out to the owner. */
export async function billOf(owner: number): Promise<Billed> {
  const customerId = asCustomerId(owner);
  const plan = await makePlan({ dailyRate: 120 });
  await makeSubscription({ customerId, plan, startDate: "2026-11-01", endDate: "2026-11-10" });
  await billMonth("2026-11", NOW);
  const { id: billId, amount } = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId } }));
  return { customerId, billId, amount };
}
