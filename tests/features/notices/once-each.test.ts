// Random evenings with workers that are killed at any step: each tiffin of tomorrow is told once on each channel that its customer
// chose, in time, and never after the day's cutoff. What was told is what left the house: a message that a killed worker had handed
// over comes again under the same mark, and counts once.
import fc from "fast-check";
import { asSystem, disconnect, toSqlDate } from "@/lib/db";
import { addDays, parsePlainDate } from "@/lib/domain/plain-date";
import { remindOfTomorrow } from "@/lib/features/notices/remind";
import { sendPushes } from "@/lib/features/notices/send-messages";
import { sendMails } from "@/lib/features/notifications/commands";
import type { Post } from "@/lib/post/post";
import type { Push } from "@/lib/post/push";
import { emptyTables } from "@/tests/support/sql";
import { at, subscriber } from "./sample";

afterAll(disconnect);

const FIRST = parsePlainDate("2026-11-21");
const MINUTE = 60_000;

type Life = { days: boolean[]; channels: { "in-app": boolean; email: boolean; push: boolean } };

const life: fc.Arbitrary<Life> = fc.record({
  // which of the days are paused
  days: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  channels: fc.record({ "in-app": fc.boolean(), email: fc.boolean(), push: fc.boolean() }),
});

/** Which of the next steps die; all that follow don't, so that every evening has a worker that lives in the end. */
const kills = fc.array(fc.boolean(), { maxLength: 40 });

/** `npm run drill:notifications` asks for thousands. */
const RUNS = Number(process.env.DRILL_RUNS ?? 8);

const figures = { lives: 0, told: 0, killed: 0 };

class Killed extends Error {}

async function settle({ days, channels }: Life) {
  const { customerId } = await subscriber();
  for (const [index, paused] of days.entries())
    if (paused)
      await asSystem(
        (tx) => tx.pause.create({ data: { customerId, pauseDate: toSqlDate(addDays(FIRST, index)) } }),
        at("2026-11-20", "09:00"),
      );
  for (const [channel, isOn] of Object.entries(channels))
    await asSystem((tx) =>
      tx.notificationChoice.create({ data: { userId: customerId, kind: "tomorrow", channel, isOn } }),
    );
  const endpoint = `https://fcm.googleapis.com/fcm/send/${customerId}`;
  await asSystem((tx) =>
    tx.pushDevice.create({
      data: { userId: customerId, endpoint, p256dh: "B".repeat(87), auth: "a".repeat(22) },
    }),
  );
  return customerId;
}

/** A house whose worker dies where `deaths` says; what left it, by the mark under which it would be shown once. */
function house(deaths: readonly boolean[]) {
  let step = 0;
  const dieHere = () => {
    if (deaths[step++]) throw new Killed();
  };
  const left = new Map<string, { kind: string; now: Date }>();
  const watch = { now: at("2026-11-20", "19:50") };
  const clock = () => watch.now;
  const scope = {
    get now() {
      return watch.now;
    },
    clock,
    system: async <T>(fn: Parameters<typeof asSystem<T>>[0]) => {
      dieHere();
      const done = await asSystem(fn, watch.now);
      dieHere();
      return done;
    },
  };
  const push: Push = async (_, { tag, seconds }) => {
    expect(seconds).toBeGreaterThan(0);
    left.set(tag, { kind: "push", now: watch.now });
    return "taken";
  };
  const post: Post = {
    check: async () => {},
    close: () => {},
    deliver: async ({ id }) => void left.set(`notice-${id}`, { kind: "email", now: watch.now }),
  };
  const alive = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (thrown) {
      if (!(thrown instanceof Killed)) throw thrown;
      figures.killed += 1;
    }
  };
  return { scope, watch, left, push, post, alive };
}

test(
  "each tiffin is told once on each chosen channel, in time, however often a worker dies",
  async () => {
    const lives = fc.array(life, { minLength: 1, maxLength: 4 });
    const property = fc.asyncProperty(lives, kills, async (some, deaths) => {
      await emptyTables("notifications");
      await asSystem((tx) =>
        tx.subscription.updateMany({ data: { endDate: toSqlDate(addDays(FIRST, -1)) } }),
      );
      await asSystem((tx) => tx.pushDevice.deleteMany());
      const people: { id: number; life: Life }[] = [];
      for (const one of some) people.push({ id: await settle(one), life: one });
      const { scope, watch, left, push, post, alive } = house(deaths);
      for (let evening = 0; evening < 3; evening += 1) {
        const day = addDays(FIRST, evening - 1);
        const start = at(day, "19:50").getTime();
        // until nine in steps of five minutes, and a look in the night and in the morning
        const looks = [...Array.from({ length: 14 }, (_, index) => index * 5), 600, 725, 735];
        for (const minute of looks) {
          watch.now = new Date(start + minute * MINUTE);
          await alive(() => remindOfTomorrow(scope, { limit: 2 }));
          await alive(() => sendPushes(scope, push));
          await alive(() => sendMails(scope, post));
        }
      }
      await judge(people, left);
    });
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
    if (process.env.DRILL_RUNS) process.stdout.write(`${RUNS} random houses: ${JSON.stringify(figures)}\n`);
  },
  240_000 + RUNS * 10_000,
);

async function judge(
  people: readonly { id: number; life: Life }[],
  left: ReadonlyMap<string, { kind: string; now: Date }>,
): Promise<void> {
  const rows = await asSystem((tx) => tx.notification.findMany({ where: { kind: "tomorrow" } }));
  const wanted = people.flatMap(({ id, life: { days, channels } }) =>
    days.flatMap((paused, index) =>
      paused
        ? []
        : Object.entries(channels).flatMap(([channel, isOn]) =>
            isOn ? [`tomorrow:${addDays(FIRST, index)}:${id}:${channel}`] : [],
          ),
    ),
  );
  figures.lives += people.length;
  figures.told += rows.length;
  expect(rows.map(({ onceKey }) => onceKey).toSorted()).toEqual(wanted.toSorted());
  for (const { id, channel, createdAt, expiresAt, sentAt } of rows) {
    const gone = left.get(`notice-${id}`);
    const told = channel === "in-app" ? createdAt : gone?.now;
    expect([channel, sentAt !== null, told !== undefined]).toEqual([channel, true, true]);
    if (told && expiresAt) expect(told.getTime()).toBeLessThan(expiresAt.getTime());
  }
}
