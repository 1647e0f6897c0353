import { asSystem, disconnect, toSqlDate } from "@/lib/db";
import { addDays, parsePlainDate } from "@/lib/domain/plain-date";
import { choose } from "@/lib/features/notices/choices";
import { remindOfTomorrow } from "@/lib/features/notices/remind";
import { pauseDays } from "@/lib/features/pauses/commands";
import { as, at, subscriber, systemAt, toldTo } from "./sample";

afterAll(disconnect);

const EVENING = at("2026-11-25", "20:00");
const remind = (now = EVENING) => remindOfTomorrow(systemAt(now), { limit: 2 });

test("at eight in the evening each customer is told once what comes, until the cutoff", async () => {
  const one = await subscriber();
  const other = await subscriber(["Dal"]);
  await subscriber();
  await remind(at("2026-11-25", "19:59"));
  expect(await toldTo(one.customerId)).toEqual([]);
  expect(await remind()).toBe(3);
  expect(await remind(at("2026-11-25", "20:05"))).toBe(0);
  const [entry, ...others] = await toldTo(one.customerId);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    channel: "in-app",
    subject: "Tomorrow: Chole, Bharli Vangi",
    link: "/calendar?month=2026-11&day=2026-11-26",
    expiresAt: at("2026-11-26", "08:00"),
  });
  expect((await toldTo(other.customerId))[0]?.subject).toBe("Tomorrow: Dal");
});

test("two workers at once tell everybody once", async () => {
  const { customerId } = await subscriber();
  const now = at("2026-11-26", "20:00");
  await Promise.all([remind(now), remind(now)]);
  expect(await toldTo(customerId)).toHaveLength(1);
});

test("nobody is told of a day that they paused, that is closed, or that has no tiffin", async () => {
  const paused = await subscriber();
  const skipped = await subscriber();
  const now = at("2026-11-27", "20:00");
  const tomorrow = parsePlainDate("2026-11-28");
  await as(paused.customerId, now, (scope) => pauseDays(scope, { days: [tomorrow] }));
  await asSystem(
    (tx) =>
      tx.skip.create({ data: { subscriptionId: skipped.subscriptionId, skipDate: toSqlDate(tomorrow) } }),
    now,
  );
  await remind(now);
  expect(await toldTo(paused.customerId)).toEqual([]);
  expect(await toldTo(skipped.customerId)).toEqual([]);

  const closed = await subscriber();
  const closureDate = toSqlDate(addDays(tomorrow, 1));
  await asSystem((tx) => tx.closure.create({ data: { closureDate, reason: "Diwali" } }), now);
  await remind(at("2026-11-28", "20:00"));
  expect(await toldTo(closed.customerId)).toEqual([]);
});

test("a worker that slept through the evening has nothing left to say", async () => {
  const { customerId } = await subscriber();
  expect(await remind(at("2026-11-30", "21:00"))).toBe(0);
  expect(await remind(at("2026-12-01", "07:00"))).toBe(0);
  expect(await toldTo(customerId)).toEqual([]);
});

test("they are told where they chose to be, in their language", async () => {
  const { customerId } = await subscriber();
  const now = at("2026-12-02", "20:00");
  await asSystem((tx) => tx.user.update({ where: { id: customerId }, data: { language: "hi" } }), now);
  const choices = [
    { kind: "tomorrow", channel: "in-app", isOn: false },
    { kind: "tomorrow", channel: "email", isOn: true },
  ] as const;
  await as(customerId, now, (scope) => choose(scope, { choices }));
  await remind(now);
  const told = await toldTo(customerId);
  expect(told.map(({ channel, subject }) => [channel, subject])).toEqual([
    ["email", "कल: Chole, Bharli Vangi"],
  ]);
});
