// The kitchen whose books are tested: its database, its gateway, its staff, and customers with bills to pay.
import { Pool } from "pg";
import { asSystem, disconnect } from "@/lib/db";
import { customerId, type CustomerId } from "@/lib/domain/identity";
import type { StaffFlow } from "@/lib/features/returns/refunds";
import { startSandbox, type Sandbox } from "@/sandbox/server";
import { billMonth, BILLING_DAY } from "@/tests/support/bills";
import { TEST_ENVIRONMENT } from "../../tests/support/environment.mjs";
import { at, makeAdmin, makePlan } from "@/tests/support/make";
import { clock } from "./clock";
import { watchRequests } from "./life";

/** The subscriptions that every customer has: one bill each. */
export const MONTHS = [
  { month: "2026-10", firstDay: "2026-10-01", days: 3, rate: 100 },
  { month: "2026-11", firstDay: "2026-11-01", days: 5, rate: 120 },
] as const;

/** What every customer also takes once "make the bills" comes up. */
export const TO_BILL = { month: "2026-09", firstDay: "2026-09-01", days: 2, rate: 100 } as const;

type Customer = { id: CustomerId; billIds: number[] };

export type Kitchen = {
  sandbox: Sandbox;
  pool: Pool;
  admin: StaffFlow["staff"];
  subscribe: (customer: CustomerId) => Promise<void>;
  nextCustomer: () => Promise<Customer>;
  close: () => Promise<void>;
};

const BATCH = 50;

/** A closed day applies to everybody: this keeps it from the bills of all but this history's customer. */
const ALONE = `
  create table histories_present (customer_id integer not null);
  create function histories_alone() returns trigger language plpgsql security definer set search_path = public as $$
  begin
    if exists (select from histories_present p where p.customer_id = new.customer_id) then return new; end if;
    return null;
  end $$;
  create trigger a_histories_alone before insert on bill_corrections
    for each row execute function histories_alone();`;

/** Removes what a failed history left behind. */
const FORGET = `
  delete from histories_present;
  delete from closures;
  update bill_corrections set outcome = 'same', before_amount = 0, after_amount = 0, done_at = now(), obstacle = null
    where done_at is null;`;

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
  await pool.query(ALONE);
  let waiting: Customer[] = [];
  return {
    sandbox,
    pool,
    admin,
    subscribe: (customer) => subscribe(customer, planIds[0]),
    async nextCustomer() {
      if (waiting.length === 0) {
        await startAnew(sandbox);
        waiting = await makeCustomers(planIds, batch);
      }
      const [next, ...rest] = waiting;
      if (!next) throw new Error("nobody was billed");
      waiting = rest;
      await pool.query(FORGET);
      await pool.query("insert into histories_present values ($1)", [next.id]);
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

/** An empty gateway, on the day of the bills. Puts what earlier histories left out of the jobs' reach. */
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

/** Only once; a month that is already over but for which no bill has been made yet. */
async function subscribe(customer: CustomerId, planId: number | undefined): Promise<void> {
  const data = subscription(customer, planId, TO_BILL);
  const { startDate } = data;
  await asSystem(
    async (tx) => {
      const isThere = await tx.subscription.count({ where: { customerId: customer, startDate } });
      if (isThere === 0) await tx.subscription.create({ data });
    },
    at(TO_BILL.firstDay, "00:00"),
  );
}

function subscription(
  customer: number,
  planId: number | undefined,
  { firstDay, days, rate }: { firstDay: string; days: number; rate: number },
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
