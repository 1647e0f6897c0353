import { asCustomer, asSystem, disconnect, toSqlDate } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { platesOf } from "@/lib/features/pauses/plates";
import { calendarMonth, daysAhead, todayView } from "@/lib/features/pauses/queries";
import {
  at,
  makeClosure,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeSubscription,
} from "@/tests/support/make";

const noon = at("2026-11-20", "12:00");
const november = parsePlainMonth("2026-11");

beforeAll(() => makeClosure("2026-11-27", "Diwali"));
afterAll(disconnect);

async function household() {
  const customerId = await makeCustomer();
  const run = { customerId, startDate: "2026-11-02", endDate: "2026-11-30" };
  const lunch = await makePlan({ dailyRate: 120, items: ["4 roti", "Dal"] });
  const diet = await makePlan({ dailyRate: 150, items: ["Salad"] });
  const lunchId = await makeSubscription({ ...run, plan: lunch, weekdays: [1, 2, 3, 4, 5, 6] });
  const dietId = await makeSubscription({ ...run, plan: diet, weekdays: [1, 2, 3, 4, 5] });
  return { customerId, lunch, diet, lunchId, dietId };
}

async function monthOf(customerId: CustomerId, now = noon) {
  const shown = await asCustomer(customerId, (tx) => calendarMonth(tx, customerId, november, now), now);
  const find = (day: string) => shown.days.find((known) => known.day === day);
  return { shown, find };
}

test("the calendar says for each day of the month what becomes of it", async () => {
  const { customerId, lunchId, dietId } = await household();
  await makePause(customerId, "2026-11-24", at("2026-11-20", "09:30"));
  await makeSkip(lunchId, "2026-11-25");
  await makeSkip(lunchId, "2026-11-28");
  const { shown, find } = await monthOf(customerId);
  expect(shown.days).toHaveLength(30);
  expect(find("2026-11-01")).toMatchObject({ state: "none", meals: [] });
  expect(find("2026-11-22")).toMatchObject({ state: "none" });
  expect(find("2026-11-23")).toMatchObject({ state: "delivery", lock: null });
  expect(find("2026-11-24")).toMatchObject({ state: "paused", pausedAt: at("2026-11-20", "09:30") });
  expect(find("2026-11-25")).toMatchObject({
    state: "delivery",
    meals: [
      { subscriptionId: lunchId, cause: "skipped" },
      { subscriptionId: dietId, cause: "delivery" },
    ],
  });
  expect(find("2026-11-27")).toMatchObject({ state: "closed", closure: "Diwali" });
  expect(find("2026-11-28")).toMatchObject({ state: "skipped" });
});

test("past days are locked, and today is locked a millisecond after eight", async () => {
  const { customerId } = await household();
  const eight = at("2026-11-20", "08:00");
  const early = await monthOf(customerId, eight);
  expect(early.find("2026-11-19")).toMatchObject({ lock: "past" });
  expect(early.find("2026-11-20")).toMatchObject({ lock: null });
  const late = await monthOf(customerId, new Date(eight.getTime() + 1));
  expect(late.find("2026-11-20")).toMatchObject({ lock: "after-cutoff" });
  expect(late.find("2026-11-21")).toMatchObject({ lock: null });
});

test("the calendar holds nothing of another customer", async () => {
  const theirs = await household();
  await makePause(theirs.customerId, "2026-11-24");
  const { shown } = await monthOf(await makeCustomer());
  expect(shown.days.every((day) => day.meals.length === 0 && day.pausedAt === null)).toBe(true);
});

function today(customerId: CustomerId, now: Date) {
  return asCustomer(customerId, async (tx) => todayView(await daysAhead(tx, customerId, now), now), now);
}

const open = (day: string) => ({ day, until: at(day, "08:00") });

test("until eight today's tiffin is the next one and can still be paused", async () => {
  const { customerId } = await household();
  const view = await today(customerId, at("2026-11-20", "07:00"));
  expect(view.next).toMatchObject({
    day: "2026-11-20",
    isChangeable: true,
    cutoffAt: at("2026-11-20", "08:00"),
  });
  expect(view).toMatchObject({ pausable: open("2026-11-20"), resumable: null });
});

test("after eight today's tiffin comes for sure, and the next one that can be paused is tomorrow's", async () => {
  const { customerId } = await household();
  const view = await today(customerId, noon);
  expect(view.today).toMatchObject({ state: "delivery", lock: "after-cutoff" });
  expect(view.next).toMatchObject({ day: "2026-11-20", isChangeable: false });
  expect(view.pausable).toEqual(open("2026-11-21"));
});

test("once today's delivery is over, the next tiffin is another day's", async () => {
  const { customerId } = await household();
  const two = at("2026-11-20", "14:00");
  expect(await today(customerId, two)).toMatchObject({ isTodayOver: false, next: { day: "2026-11-20" } });
  const evening = await today(customerId, at("2026-11-20", "20:10"));
  expect(evening.today).toMatchObject({ state: "delivery" });
  expect(evening).toMatchObject({ isTodayOver: true, next: { day: "2026-11-21", isChangeable: true } });
});

test("a paused tomorrow is offered to be resumed, and the day after it to be paused", async () => {
  const { customerId } = await household();
  for (const day of ["2026-11-20", "2026-11-21"]) await makePause(customerId, day);
  const view = await today(customerId, noon);
  expect(view.next).toMatchObject({ day: "2026-11-23" });
  expect(view).toMatchObject({ pausable: open("2026-11-23"), resumable: open("2026-11-21") });
});

test("a pause made just now can be taken back, also while today's tiffin is still to come", async () => {
  const { customerId } = await household();
  await makePause(customerId, "2026-11-21");
  const view = await today(customerId, noon);
  expect(view.next).toMatchObject({ day: "2026-11-20" });
  expect(view).toMatchObject({ pausable: open("2026-11-23"), resumable: open("2026-11-21") });
});

test("of the next tiffin only the meals that come are told", async () => {
  const { customerId, lunchId, diet } = await household();
  await makeSkip(lunchId, "2026-11-20");
  const view = await today(customerId, noon);
  expect(view.next?.meals.map((meal) => meal.planName)).toEqual([diet.name]);
});

test("nobody without a subscription is promised a tiffin", async () => {
  expect(await today(await makeCustomer(), noon)).toMatchObject({
    next: null,
    pausable: null,
    resumable: null,
  });
});

test("a meal is told by the day's menu, or else by what its plan always brings", async () => {
  const { customerId, lunch, diet } = await household();
  const date = toSqlDate(parsePlainDate("2026-11-20"));
  const items = JSON.stringify(["Puran poli", "Katachi amti"]);
  await asSystem((tx) => tx.menu.create({ data: { planId: lunch.id, date, items } }));
  const view = await today(customerId, noon);
  const next = view.next ?? { day: view.today.day, meals: [] };
  const plates = await asCustomer(customerId, (tx) => platesOf(tx, [next]), noon);
  const dishes = plates.dishes(next.day);
  expect(dishes.get(lunch.name)).toEqual(["Puran poli", "Katachi amti"]);
  expect(dishes.get(diet.name)).toEqual(["Salad"]);
});
