import { Client } from "pg";
import { asCustomer, asSystem, disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { ALL_WEEKDAYS, parsePlainDate } from "@/lib/domain/plain-date";
import { subscribe } from "@/lib/features/subscriptions/commands";
import { at, makeCustomer, makePlan } from "@/tests/support/make";

const noon = at("2026-11-22", "12:00");
const run = { startDate: parsePlainDate("2026-11-23"), endDate: parsePlainDate("2026-11-29") };

afterAll(disconnect);

/** Lets `change` happen after the command has read the plan and before it writes the subscription. */
async function subscribeWhile(change: { dailyRate?: number; isActive?: boolean }) {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  const blocker = new Client({ connectionString: env().DATABASE_URL });
  await blocker.connect();
  try {
    // the command asks for closures in between
    await blocker.query("BEGIN; LOCK TABLE closures IN ACCESS EXCLUSIVE MODE");
    const input = { planId: plan.id, ...run, weekdays: [...ALL_WEEKDAYS] };
    const taking = asCustomer(customerId, (tx) => subscribe({ tx, now: noon, customerId }, input), noon);
    await untilSomebodyWaits(blocker);
    await asSystem((tx) => tx.plan.update({ where: { id: plan.id }, data: change }));
    await blocker.query("COMMIT");
    const result = await taking;
    return { result, count: await countOf(customerId) };
  } finally {
    await blocker.end();
  }
}

async function untilSomebodyWaits(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query(
      "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'closures'::regclass",
    );
    if (rows.length > 0) return;
  }
}

function countOf(customerId: number): Promise<number> {
  return asSystem((tx) => tx.subscription.count({ where: { customerId } }));
}

test("a price that changes while somebody subscribes is told, not charged", async () => {
  expect(await subscribeWhile({ dailyRate: 150 })).toEqual({
    result: { ok: false, error: "price-changed" },
    count: 0,
  });
});

test("a plan that is withdrawn while somebody subscribes is not taken", async () => {
  expect(await subscribeWhile({ isActive: false })).toEqual({
    result: { ok: false, error: "plan-not-offered" },
    count: 0,
  });
});

test("a price that changed since the page was opened is told, not charged", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate: 150 });
  const input = { planId: plan.id, ...run, weekdays: [...ALL_WEEKDAYS] };
  const take = (seenRate: number) =>
    asCustomer(customerId, (tx) => subscribe({ tx, now: noon, customerId }, { ...input, seenRate }), noon);
  expect(await take(120)).toEqual({ ok: false, error: "price-changed" });
  expect(await countOf(customerId)).toBe(0);
  expect(await take(150)).toMatchObject({ ok: true });
});
