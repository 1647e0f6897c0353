// The kitchen whose books are tried: its database, its gateway, its staff, and customers with bills to pay.
import { Pool } from "pg";
import { asSystem, disconnect } from "@/lib/db";
import { customerId, type CustomerId } from "@/lib/domain/identity";
import type { StaffFlow } from "@/lib/features/payments/refunds";
import { startSandbox, type Sandbox } from "@/sandbox/server";
import { billMonth, BILLING_DAY } from "../support/bills";
import { TEST_ENVIRONMENT } from "../support/environment.mjs";
import { at, makeAdmin, makePlan } from "../support/make";
import { clock } from "./clock";
import { watchRequests } from "./life";

/** The subscriptions that every customer has: one bill each. */
export const MONTHS = [
  { month: "2026-10", firstDay: "2026-10-01", days: 3, rate: 100 },
  { month: "2026-11", firstDay: "2026-11-01", days: 5, rate: 120 },
] as const;

type Customer = { id: CustomerId; billIds: number[] };

export type Kitchen = {
  sandbox: Sandbox;
  pool: Pool;
  admin: StaffFlow["staff"];
  nextCustomer: () => Promise<Customer>;
  close: () => Promise<void>;
};

const BATCH = 50;

/** `batch`: how many customers are billed at once, and how many histories the sandbox keeps before it is emptied. */
export async function openKitchen(batch = BATCH): Promise<Kitchen> {
  clock.install();
  const databaseUrl = process.env.DATABASE_URL ?? "";
  const webhook = {
    url: "http://127.0.0.1/api/webhooks/stripe",
    secret: TEST_ENVIRONMENT.STRIPE_WEBHOOK_SECRET,
  };
  const sandbox = await startSandbox({ databaseUrl, port: 0, webhook, manual: true, upi: true });
  process.env.STRIPE_API_BASE = sandbox.url;
  const unwatch = watchRequests();
  const pool = new Pool({ connectionString: databaseUrl, max: 2 });
  const admin = await makeAdmin();
  const plans = await Promise.all(MONTHS.map(({ rate }) => makePlan({ dailyRate: rate })));
  const planIds = plans.map(({ id }) => id);
  let waiting: Customer[] = [];
  return {
    sandbox,
    pool,
    admin,
    async nextCustomer() {
      if (waiting.length === 0) {
        await startAnew(sandbox);
        waiting = await makeCustomers(planIds, batch);
      }
      const [next, ...rest] = waiting;
      if (!next) throw new Error("nobody was billed");
      waiting = rest;
      return next;
    },
    async close() {
      await sandbox.stop();
      await pool.end();
      await disconnect();
      unwatch();
      clock.uninstall();
    },
  };
}

/** An empty gateway, on the day of the bills. What earlier histories left is out of the jobs' reach. */
async function startAnew(sandbox: Sandbox): Promise<void> {
  await sandbox.control.reset();
  clock.restart();
  await asSystem((tx) => tx.gatewayCursor.deleteMany(), clock.now());
}

let made = 0;

async function makeCustomers(planIds: readonly number[], batch: number): Promise<Customer[]> {
  const people = Array.from({ length: batch }, () => {
    made += 1;
    const phone = String(9_810_000_000 + made);
    const address = { addr1: "Flat 4, Shanti Niwas", area: "Vashi", pincode: "400703" };
    return {
      fullname: "Asha Kulkarni",
      email: `history-${made}@example.test`,
      phone,
      password: "-",
      ...address,
    };
  });
  const rows = await asSystem(
    async (tx) => {
      const users = await tx.user.createManyAndReturn({ data: people, select: { id: true } });
      const data = users.flatMap(({ id }) =>
        MONTHS.map((month, index) => subscription(id, planIds[index], month)),
      );
      await tx.subscription.createMany({ data });
      return users;
    },
    at(MONTHS[0].firstDay, "00:00"),
  );
  for (const { month } of MONTHS) await billMonth(month, BILLING_DAY);
  const bills = await asSystem((tx) =>
    tx.bill.findMany({
      where: { customerId: { in: rows.map(({ id }) => id) } },
      orderBy: { id: "asc" },
      select: { id: true, customerId: true },
    }),
  );
  return rows.map(({ id }) => ({
    id: customerId(id),
    billIds: bills.filter((bill) => bill.customerId === id).map((bill) => bill.id),
  }));
}

function subscription(
  customer: number,
  planId: number | undefined,
  { firstDay, days, rate }: (typeof MONTHS)[number],
) {
  if (planId === undefined) throw new Error("a month without a plan");
  const startDate = new Date(`${firstDay}T00:00:00.000Z`);
  const endDate = new Date(startDate.getTime() + (days - 1) * 86_400_000);
  return {
    customerId: customer,
    planId,
    dailyRate: rate,
    startDate,
    endDate,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
  };
}
