import type { Page } from "@playwright/test";
import { instantAt } from "../../lib/domain/business-time";
import {
  addDays,
  addMonths,
  formatDay,
  monthOf,
  parsePlainDate,
  type PlainDate,
} from "../../lib/domain/plain-date";
import { newSubscriber } from "./support/customers";
import { valueOf } from "./support/database";
import { logIn, sessionOf } from "./support/people";
import { newSubscriberOf } from "./support/new-subscriber";
import { startStack } from "./support/stack";
import { expect, test } from "./support/visitors";

const calendarOf = (day: PlainDate) => `/calendar?month=${day.slice(0, 7)}`;
const dayButton = (page: Page, day: PlainDate, state: "paused" | "delivery") =>
  page.getByRole("button", { name: `${formatDay(day, "long")}, ${state}` });

test("a day that was paused on another device is put right by the press on this one", async ({ visit }) => {
  const customer = await newSubscriber();
  const day = addDays(customer.today, 5);
  const phone = await visit(customer);
  const laptop = await visit(customer);
  for (const page of [phone, laptop]) await page.goto(calendarOf(day));
  await dayButton(phone, day, "delivery").click();
  await expect(dayButton(phone, day, "paused")).toBeVisible();

  await dayButton(laptop, day, "delivery").click();
  await expect(laptop.getByText("This is paused already")).toContainText("This page is up to date now.");
  await dayButton(laptop, day, "paused").click();
  await expect(laptop.getByText("Your tiffin comes on")).toBeVisible();
  await expect(dayButton(laptop, day, "delivery")).toBeVisible();
});

test("a page that the browser kept shows what changed meanwhile, and keeps what is being typed", async ({
  visit,
}) => {
  const customer = await newSubscriber();
  const day = addDays(customer.today, 6);
  const phone = await visit(customer);
  const laptop = await visit(customer);
  for (const page of [phone, laptop]) await page.goto(calendarOf(day));
  await laptop.getByRole("button", { name: "Select several days" }).click();
  await laptop.getByRole("textbox", { name: "First day" }).fill(`${day.slice(0, 8)}`);
  await dayButton(phone, day, "delivery").click();
  await expect(dayButton(phone, day, "paused")).toBeVisible();

  await laptop.evaluate(
    () => void window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
  );
  await expect(dayButton(laptop, day, "paused")).toBeVisible();
  await expect(laptop.getByRole("textbox", { name: "First day" })).toHaveValue(day.slice(0, 8));
});

test("a press on a page of somebody who is no longer logged in here is not done for who is now", async ({
  visit,
}) => {
  const [mother, son] = [await newSubscriber("Lata Pawar"), await newSubscriber("Nitin Pawar")];
  const day = addDays(mother.today, 5);
  const left = await visit(mother);
  await left.goto(calendarOf(day));
  await dayButton(left, day, "delivery").waitFor();
  await left.context().clearCookies();
  await left.context().addCookies((await sessionOf(son)).cookies);

  await dayButton(left, day, "delivery").click();
  await expect(left.getByText("Somebody else is logged in here now, so this was not done.")).toBeVisible();
  const paused = "select count(*)::int from paused_dates where customer_id = any($1)";
  expect(await valueOf(paused, [[mother.id, son.id]])).toBe(0);
  await dayButton(left, day, "delivery").click();
  await expect(dayButton(left, day, "paused")).toBeVisible();
  expect(await valueOf(paused, [[son.id]])).toBe(1);
});

test("a page that goes back to a place it knew shows that place as it is now", async ({ visit }) => {
  const customer = await newSubscriber();
  const day = addDays(customer.today, 7);
  const phone = await visit(customer);
  const laptop = await visit(customer);
  for (const page of [phone, laptop]) await page.goto(calendarOf(day));
  await laptop.getByRole("link", { name: "Bills", exact: true }).first().click();
  await expect(laptop).toHaveURL(/\/bills$/);
  await dayButton(phone, day, "delivery").click();
  await expect(dayButton(phone, day, "paused")).toBeVisible();
  await laptop.goBack();
  await expect(dayButton(laptop, day, "paused")).toBeVisible();
});

test("on the narrowest phone a day of the calendar is as wide as a thumb, and PageDown leads to the same day of the next month", async ({
  visit,
}) => {
  const { today, ...customer } = await newSubscriber();
  const page = await visit(customer, { viewport: { width: 320, height: 640 } });
  await page.goto(calendarOf(today));
  const box = await dayButton(page, today, "delivery").boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(320);
  const month = addMonths(monthOf(today), 1);
  // until the page's script is there, the key leads nowhere
  await expect(async () => {
    if (!page.url().includes(month))
      await dayButton(page, today, "delivery").press("PageDown", { timeout: 1_000 });
    await expect(page).toHaveURL(new RegExp(`month=${month}`), { timeout: 2_000 });
  }).toPass();
  await expect(page.locator(`[data-day^="${month}"] button:focus`)).toHaveCount(1);
});

test("a laptop that slept over the cutoff says that the kitchen has counted, and offers no button", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const day = parsePlainDate("2027-02-09"); // a Tuesday
  const asleep = instantAt(day, "07:50");
  const awake = new Date(instantAt(day, "08:00").getTime() + 4_000);
  let stack = await startStack({ now: asleep, demo: false });
  const page = await browser.newPage({ baseURL: stack.address });
  try {
    await logIn(page, await newSubscriberOf(stack, day));
    const pauseToday = page.getByRole("button", { name: "Pause today" });
    await expect(pauseToday).toBeVisible();
    await expect(page.getByRole("timer")).toContainText("It can be changed until Tue 9 Feb, 08:00");

    // the page's own time stands still, the clocks on the wall go on
    await page.evaluate(() => {
      const stopped = performance.now();
      performance.now = () => stopped;
    });
    stack = await stack.restart({ now: awake });
    await page.evaluate((slept) => {
      const now = Date.now;
      Date.now = () => now() + slept;
      document.dispatchEvent(new Event("visibilitychange"));
    }, awake.getTime() - asleep.getTime());
    await expect(pauseToday).toHaveCount(0);
    await expect(
      page.getByText("The kitchen has counted it, so it can't be changed any more."),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: /^Pause (tomorrow|\w{3} \d)/ })).toBeVisible();
  } finally {
    await page.close();
    await stack.remove();
  }
});
