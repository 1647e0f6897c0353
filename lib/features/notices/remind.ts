import { direct, toSqlDate, type Tx } from "@/lib/db";
import { formatTime, toBusinessDate } from "@/lib/domain/business-time";
import { languageOf } from "@/lib/domain/language/language";
import { isQuiet, QUIET_HOURS } from "@/lib/domain/notices/quiet";
import { dishesIn, linkOfDay, remindedDay } from "@/lib/domain/notices/reminder";
import { checkWholeDay, wholeDayCutoff } from "@/lib/domain/pause";
import { formatDay, isoWeekday, type PlainDate } from "@/lib/domain/plain-date";
import { causeOn } from "@/lib/domain/schedule";
import { platesOf, type Plates } from "@/lib/features/pauses/plates";
import { calendarOf, loadSchedules, type Schedule } from "@/lib/features/subscriptions/queries";
import { letters, queueLetters, type Letter } from "@/lib/post/mail";
import type { SystemFlow } from "@/lib/scope";
import { speaking } from "@/lib/speaking.mjs";

/** The longest that dishes are on one line of a phone's notification, and of a subject. */
const MAX_DISHES = 120;

type Person = { id: number; email: string; name: string; language: string | null };
type Tomorrow = { person: Person; plans: string[]; until: Date };

/**
 * Tells customers in the evening what comes tomorrow, each once, while the whole day can still be paused: never of a day that they
 * paused or that is closed, and never in the quiet hours, since a worker that slept through the evening has nothing left to say.
 * Works through them in batches that each commit whole; returns how many were told.
 */
export async function remindOfTomorrow(
  { now, system }: SystemFlow,
  { limit = 200 }: { limit?: number } = {},
): Promise<number> {
  const day = remindedDay(now);
  if (day === null || isQuiet(QUIET_HOURS, now)) return 0;
  let told = 0;
  for (let after = 0; ;) {
    const batch = await system((tx) => remindBatch(tx, { day, now, after, limit }));
    told += batch.told;
    if (batch.last === null) return told;
    after = batch.last;
  }
}

type Batch = { day: PlainDate; now: Date; after: number; limit: number };

async function remindBatch(tx: Tx, batch: Batch): Promise<{ told: number; last: number | null }> {
  const people = await peopleOf(tx, batch);
  const { day, now } = batch;
  const schedules = await loadSchedules(
    tx,
    people.map(({ id }) => id),
    day,
    day,
  );
  const due = people.flatMap((person) => {
    const schedule = schedules.get(person.id);
    return schedule ? comesTomorrow(person, schedule, { day, now }) : [];
  });
  const meals = [...new Set(due.flatMap(({ plans }) => plans))].map((planName) => ({ planName }));
  const plates = await platesOf(tx, [{ day, meals }]);
  await queueLetters(
    tx,
    due.map((one) => letterOf(one, plates, day)),
  );
  return { told: due.length, last: people.at(-1)?.id ?? null };
}

/** Who may get something on the day, and was not told yet this evening. */
function peopleOf(tx: Tx, { day, now, after, limit }: Batch): Promise<Person[]> {
  return direct(tx)<Person>`
    SELECT u.id, u.email, u.fullname AS name, u.language FROM users u
    WHERE u.id > ${after}::integer AND u.role = 'customer' AND u.anonymised_at IS NULL AND u.closed_at IS NULL
      AND EXISTS (SELECT FROM customer_plans s WHERE s.customer_id = u.id
        AND ${toSqlDate(day)}::date BETWEEN s.start_date AND s.end_date AND ${isoWeekday(day)}::smallint = ANY (s.weekdays))
      AND NOT EXISTS (SELECT FROM notifications n WHERE n.user_id = u.id AND n.kind = 'tomorrow'
        AND n.created_at >= ${toSqlDate(toBusinessDate(now))}::timestamptz)
    ORDER BY u.id LIMIT ${limit}::integer`;
}

function comesTomorrow(
  person: Person,
  schedule: Schedule,
  { day, now }: { day: PlainDate; now: Date },
): Tomorrow[] {
  const { subscriptions } = schedule;
  const calendar = calendarOf(schedule);
  const coming = subscriptions.filter((one) => causeOn(one, day, calendar) === "delivery");
  const until = wholeDayCutoff(subscriptions, day);
  if (coming.length === 0 || until === null || !checkWholeDay(subscriptions, day, now).ok) return [];
  return [{ person, plans: coming.map(({ planName }) => planName), until }];
}

function letterOf({ person, plans, until }: Tomorrow, plates: Plates, day: PlainDate): Letter {
  const dishes = plates.dishes(day);
  const served = plans.flatMap((plan) => dishes.get(plan) ?? [plan]);
  const { id, email: recipient, name, language } = person;
  const words = speaking(languageOf(language), () =>
    letters.tomorrow({
      ...{ name, day: formatDay(day, "spoken"), dishes: dishesIn(served, MAX_DISHES) },
      until: formatTime(until),
    }),
  );
  return { recipient, ...words, link: linkOfDay(day), expiresAt: until, onceKey: `tomorrow:${day}:${id}` };
}
