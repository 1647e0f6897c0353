import { asSystem, disconnect, toSqlDate } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { tellEndings } from "@/lib/features/subscriptions/tell-endings";
import { makeCustomer, makePlan, makeSubscription } from "@/tests/support/make";

afterAll(disconnect);

const at = (day: string) => new Date(`${day}T04:00:00Z`);
const told = (day: string) => asSystem((tx) => tellEndings({ tx, now: at(day) }), at(day));

async function subscriber(startDate = "2026-11-20", endDate = "2026-12-20") {
  const plan = await makePlan();
  const email = `ending-${plan.id}@example.test`;
  const customerId = await makeCustomer({ email });
  const id = await makeSubscription({ customerId, plan, startDate, endDate });
  const letters = () =>
    asSystem((tx) =>
      tx.notification.findMany({ where: { channel: "email", recipient: email, kind: "subscriptionEnds" } }),
    );
  return { customerId, plan, id, letters };
}

test("five days before the end a customer is told once", async () => {
  const { plan, letters } = await subscriber();
  await told("2026-12-14");
  expect(await letters()).toEqual([]);
  await told("2026-12-15");
  await told("2026-12-16");
  const [letter, ...others] = await letters();
  expect(others).toEqual([]);
  expect(letter?.subject).toBe(`Your ${plan.name} ends on Sunday 20 Dec`);
});

test("whoever extends is told again when the new end comes near", async () => {
  const { id, letters } = await subscriber();
  await told("2026-12-16");
  const endDate = toSqlDate(parsePlainDate("2026-12-24"));
  await asSystem((tx) => tx.subscription.update({ where: { id }, data: { endDate } }), at("2026-12-16"));
  await told("2026-12-19");
  expect(await letters()).toHaveLength(2);
});

test("nobody is told of what is followed, or of a few days", async () => {
  const followed = await subscriber();
  const { customerId, plan } = followed;
  await makeSubscription({ customerId, plan, startDate: "2026-12-21", endDate: "2027-01-20" });
  const short = await subscriber("2026-12-16", "2026-12-20");
  await told("2026-12-17");
  expect(await followed.letters()).toEqual([]);
  expect(await short.letters()).toEqual([]);
});
