// A reminder that waits in the outbox while its day changes.
import { asCustomer, asSystem, disconnect, toSqlDate } from "@/lib/db";
import { customerId as idOf, type CustomerId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { remindOfTomorrow } from "@/lib/features/notices/remind";
import { sendPushes } from "@/lib/features/notices/send-messages";
import { sendMails } from "@/lib/features/notifications/commands";
import type { Post } from "@/lib/post/post";
import type { Push } from "@/lib/post/push";
import { emptyTables } from "@/tests/support/sql";
import { at, subscriber, systemAt, toldTo } from "./sample";

const DAY = parsePlainDate("2026-11-26");
const EVENING = at("2026-11-25", "20:00");
const LATER = at("2026-11-25", "20:01");
const CUTOFF = at("2026-11-26", "08:00");

afterAll(disconnect);
beforeEach(async () => {
  await emptyTables("notifications", "push_devices");
  await asSystem((tx) => tx.closure.deleteMany(), EVENING);
  // whoever another test left behind is told of nothing
  await asSystem((tx) => tx.user.updateMany({ data: { closedAt: EVENING } }), EVENING);
});

/** Somebody who chose letters, too, and what of the evening has left for them by now. */
async function reminded() {
  const { customerId, subscriptionId } = await subscriber();
  await asSystem((tx) =>
    tx.notificationChoice.create({
      data: { userId: customerId, kind: "tomorrow", channel: "email", isOn: true },
    }),
  );
  const endpoint = `https://fcm.googleapis.com/fcm/send/${customerId}`;
  await asSystem((tx) =>
    tx.pushDevice.create({
      data: { userId: customerId, endpoint, p256dh: "B".repeat(87), auth: "a".repeat(22) },
    }),
  );
  await remindOfTomorrow(systemAt(EVENING));
  const left: string[] = [];
  const push: Push = async () => (left.push("push"), "taken");
  const deliver: Post["deliver"] = async () => void left.push("letter");
  const post: Post = { check: async () => {}, close: () => {}, deliver };
  const leaves = async (now: Date) => {
    left.length = 0;
    await sendPushes(systemAt(now), push);
    await sendMails(systemAt(now), post);
    return left.toSorted();
  };
  return { customerId, subscriptionId, leaves };
}

const pause = (id: CustomerId) =>
  asCustomer(id, (tx) => tx.pause.create({ data: { customerId: id, pauseDate: toSqlDate(DAY) } }), EVENING);

const CHANGES: Record<string, (who: { customerId: CustomerId; subscriptionId: number }) => Promise<unknown>> =
  {
    paused: ({ customerId }) => pause(customerId),
    skipped: ({ customerId, subscriptionId }) =>
      asCustomer(
        customerId,
        (tx) => tx.skip.create({ data: { subscriptionId, skipDate: toSqlDate(DAY) } }),
        EVENING,
      ),
    closed: () =>
      asSystem((tx) => tx.closure.create({ data: { closureDate: toSqlDate(DAY), reason: "Gas" } }), EVENING),
  };

test.each(Object.keys(CHANGES))("a day that was %s meanwhile is not told of any more", async (how) => {
  const { leaves, ...who } = await reminded();
  await CHANGES[how]?.(who);
  expect(await leaves(LATER)).toEqual([]);
  expect(await leaves(CUTOFF)).toEqual([]);
  const others = (await toldTo(who.customerId)).filter(({ channel }) => channel !== "in-app");
  expect(others.map(({ ended }) => ended)).toEqual(["expired", "expired"]);
});

test("a day that was taken back before its cutoff is told of after all, once", async () => {
  const { customerId, leaves } = await reminded();
  await pause(idOf(customerId));
  expect(await leaves(EVENING)).toEqual([]);
  await asCustomer(customerId, (tx) => tx.pause.deleteMany({ where: { customerId } }), EVENING);
  expect(await leaves(LATER)).toEqual(["letter", "push"]);
  expect(await leaves(LATER)).toEqual([]);
});
