// A month with everything that happens before its bill, its replay, and ways around the database's rules.
import { asSystem } from "@/lib/db";
import { replayBills } from "@/lib/features/proof/replay";
import { billMonth, systemFlow } from "./bills";
import { at, makeClosure, makeCustomer, makePause, makePlan, makeSkip, makeSubscription } from "./make";
import { connectSql } from "./sql";

/** The day after the bills. */
export const LATER = at("2026-12-02", "10:00");

export function replay(order?: Parameters<typeof replayBills>[1]) {
  return replayBills(systemFlow(LATER), order);
}

/** Runs statements that the database's rules would not let through. */
export async function behindTheRules(statements: string): Promise<void> {
  const sql = await connectSql();
  try {
    await sql.query(`BEGIN; SET LOCAL session_replication_role = replica; ${statements}; COMMIT`);
  } finally {
    await sql.close();
  }
}

/** Removes all bills, books, subscriptions and closures. */
export async function forgetBills(): Promise<void> {
  const tables = ["journal_lines", "journal_entries", "bill_lines", "bills"];
  await behindTheRules(tables.map((table) => `DELETE FROM ${table}`).join("; "));
  await asSystem(async (tx) => {
    await tx.subscription.deleteMany();
    await tx.closure.deleteMany();
  });
}

/** A customer with a meal every day, and a second one on some days from 12 November 2026. */
export async function makeHousehold() {
  const customerId = await makeCustomer();
  const [veg, diet] = [await makePlan({ dailyRate: 120 }), await makePlan({ dailyRate: 95 })];
  const until = { customerId, endDate: "2026-11-30" };
  const whole = await makeSubscription({ ...until, plan: veg, startDate: "2026-11-01" });
  const some = { plan: diet, weekdays: [1, 3, 5] as const, startDate: "2026-11-12" };
  return { customerId, whole, half: await makeSubscription({ ...until, ...some }) };
}

/** Two households' November 2026, with pauses (one of them taken back), a skip, closures and the bills. */
export async function makeVariedMonth() {
  const home = await makeHousehold();
  await makePause(home.customerId, "2026-11-03", at("2026-11-02", "21:04"));
  await makePause(home.customerId, "2026-11-04", at("2026-11-02", "21:04"));
  await asSystem(
    (tx) => tx.pause.deleteMany({ where: { pauseDate: new Date("2026-11-04") } }),
    at("2026-11-03", "07:00"),
  );
  await makeSkip(home.half, "2026-11-16");
  await makeClosure("2026-11-09");
  await makeClosure("2026-11-20", "Gas ran out");
  const neighbour = await makeHousehold();
  await makePause(neighbour.customerId, "2026-11-13");
  await billMonth("2026-11");
  return home;
}

export function readBillOf(customerId: number) {
  return asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId }, include: { lines: true } }));
}
