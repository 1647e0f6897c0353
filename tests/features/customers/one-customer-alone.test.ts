// What the office does for one customer touches nobody else, whatever ids are sent along.
import { asStaff, asSystem, disconnect, fromSqlDate } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { adminResumeDays, adminSkipDay, adminUnskipDay } from "@/lib/features/pauses/commands";
import { adminEndEarly, adminExtend } from "@/lib/features/subscriptions/commands";
import {
  at,
  days,
  makeAdmin,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeSubscription,
} from "@/tests/support/make";

afterAll(disconnect);

const DAY = "2026-11-25";
const day = parsePlainDate(DAY);
const now = at("2026-11-23", "07:00");
const reason = "They phoned";

async function household() {
  const customerId = await makeCustomer();
  const run = { customerId, startDate: "2026-11-10", endDate: "2026-11-30" };
  const [lunch, dinner] = [await makePlan(), await makePlan()];
  return {
    customerId,
    lunch: await makeSubscription({ ...run, plan: lunch }),
    dinner: await makeSubscription({ ...run, plan: dinner }),
  };
}

const pausesOf = (customerId: number) => asSystem((tx) => tx.pause.count({ where: { customerId } }));
const skipsOf = (subscriptionId: number) => asSystem((tx) => tx.skip.count({ where: { subscriptionId } }));
const endOf = (id: number) =>
  asSystem(async (tx) => fromSqlDate((await tx.subscription.findUniqueOrThrow({ where: { id } })).endDate));

test("a day that is resumed for one stays paused for others", async () => {
  const [one, other, staff] = [await household(), await household(), await makeAdmin()];
  for (const { customerId } of [one, other]) await makePause(customerId, DAY);
  const input = { customerId: one.customerId, days: days(DAY), reason };
  expect(await asStaff(staff, (tx) => adminResumeDays({ tx, now, staff }, input), now)).toMatchObject({
    ok: true,
  });
  expect([await pausesOf(one.customerId), await pausesOf(other.customerId)]).toEqual([0, 1]);
});

test("a meal that comes after all brings back no other meal of the day, theirs or anybody's", async () => {
  const [one, other, staff] = [await household(), await household(), await makeAdmin()];
  for (const id of [one.lunch, one.dinner, other.lunch]) await makeSkip(id, DAY);
  const input = { customerId: one.customerId, subscriptionId: one.lunch, day, reason };
  expect(await asStaff(staff, (tx) => adminUnskipDay({ tx, now, staff }, input), now)).toMatchObject({
    ok: true,
  });
  const left = [await skipsOf(one.lunch), await skipsOf(one.dinner), await skipsOf(other.lunch)];
  expect(left).toEqual([0, 1, 1]);
});

test("a subscription of somebody else is none of the customer's", async () => {
  const [one, other, staff] = [await household(), await household(), await makeAdmin()];
  await makeSkip(other.dinner, DAY);
  const of = { customerId: one.customerId, reason };
  const notFound = { ok: false, error: "not-found" };
  await asStaff(
    staff,
    async (tx) => {
      const scope = { tx, now, staff };
      const later = { ...of, subscriptionId: other.lunch, endDate: parsePlainDate("2026-12-31") };
      expect(await adminExtend(scope, later)).toEqual(notFound);
      expect(await adminEndEarly(scope, { ...of, subscriptionId: other.lunch })).toEqual(notFound);
      expect(await adminSkipDay(scope, { ...of, subscriptionId: other.lunch, day })).toEqual(notFound);
      expect(await adminUnskipDay(scope, { ...of, subscriptionId: other.dinner, day })).toEqual(notFound);
    },
    now,
  );
  expect([await endOf(other.lunch), await skipsOf(other.lunch), await skipsOf(other.dinner)]).toEqual([
    "2026-11-30",
    0,
    1,
  ]);
});
