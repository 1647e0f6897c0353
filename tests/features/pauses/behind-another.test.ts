// Two changes to one customer's days: the second waits for the first, whatever the machine has to do, and decides by what it left.
import { asCustomer, asSystem, disconnect, lockCustomer, toSqlDate, type Tx } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { pauseDays, resumeDays, skipDay, unskipDay } from "@/lib/features/pauses/commands";
import { at, makeCustomer, makePause, makePlan, makeSkip, makeSubscription } from "@/tests/support/make";
import { untilSomebodyWaits } from "@/tests/support/waiting";

const monday = parsePlainDate("2026-11-23");
const noon = at("2026-11-22", "12:00");

afterAll(disconnect);

async function household() {
  const customerId = await makeCustomer();
  const run = { startDate: "2026-11-01", endDate: "2026-12-31" };
  const lunch = await makeSubscription({ customerId, plan: await makePlan(), ...run });
  return { customerId, lunch };
}

/** Starts an act while somebody else has the customer, who then does `first` and lets go. */
async function behind<T>(
  customerId: number,
  first: (tx: Tx) => Promise<unknown>,
  act: () => Promise<T>,
): Promise<T> {
  const started = await asSystem(async (tx) => {
    await lockCustomer(tx, customerId);
    await first(tx);
    const done = act();
    await untilSomebodyWaits(tx, done);
    return { done };
  }, noon);
  return started.done;
}

const asOne = <T>(
  customerId: CustomerId,
  act: (scope: { tx: Tx; now: Date; customerId: CustomerId }) => Promise<T>,
) => asCustomer(customerId, (tx) => act({ tx, now: noon, customerId }), noon);

test("a skip sees the one before it", async () => {
  const { customerId, lunch } = await household();
  const input = { subscriptionId: lunch, day: monday };
  const first = (tx: Tx) => tx.skip.create({ data: { subscriptionId: lunch, skipDate: toSqlDate(monday) } });
  const second = await behind(customerId, first, () => asOne(customerId, (scope) => skipDay(scope, input)));
  expect(second).toEqual({ ok: false, error: "already-skipped" });
});

test("a meal that comes after all sees that it does already", async () => {
  const { customerId, lunch } = await household();
  await makeSkip(lunch, monday);
  const input = { subscriptionId: lunch, day: monday };
  const first = (tx: Tx) => tx.skip.deleteMany({ where: { subscriptionId: lunch } });
  const second = await behind(customerId, first, () => asOne(customerId, (scope) => unskipDay(scope, input)));
  expect(second).toEqual({ ok: false, error: "not-skipped" });
});

test("a pause sees the one before it", async () => {
  const { customerId } = await household();
  const first = (tx: Tx) => tx.pause.create({ data: { customerId, pauseDate: toSqlDate(monday) } });
  const second = await behind(customerId, first, () =>
    asOne(customerId, (scope) => pauseDays(scope, { days: [monday] })),
  );
  expect(second).toEqual({ ok: false, error: "already-paused" });
});

test("a day that is resumed sees that it is already", async () => {
  const { customerId } = await household();
  await makePause(customerId, monday);
  const first = (tx: Tx) => tx.pause.deleteMany({ where: { customerId } });
  const second = await behind(customerId, first, () =>
    asOne(customerId, (scope) => resumeDays(scope, { days: [monday] })),
  );
  expect(second).toEqual({ ok: false, error: "not-paused" });
});
