import { instantAt } from "../../lib/domain/business-time";
import { addDays, formatDay, parsePlainDate } from "../../lib/domain/plain-date";
import { newBilledCustomer, newSubscriber } from "./support/customers";
import { valueOf } from "./support/database";
import {
  cut,
  dayButton,
  keptPages,
  line,
  mend,
  pausedDays,
  PHONE,
  picture,
  untilKept,
} from "./support/kept-phone";
import { logIn } from "./support/people";
import { newSubscriberOf } from "./support/new-subscriber";
import { startStack } from "./support/stack";
import { expect, test } from "./support/visitors";

test.use({ serviceWorkers: "allow" });

test("Today, the calendar, the bills and the menu are read without a network, with the time they are of", async ({
  visit,
}) => {
  const { customer } = await newBilledCustomer();
  const page = await visit(customer, PHONE);
  const context = page.context();
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Today");
  await expect(line(page)).toHaveCount(0);
  await untilKept(page);

  await cut(context);
  await expect(line(page)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Today");
  await expect(line(page)).toBeVisible();
  await picture(page, "offline-today");
  for (const [name, heading] of [
    ["Calendar", "Calendar"],
    ["Bills", "Bills"],
  ] as const) {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await expect(line(page)).toBeVisible();
    await picture(page, `offline-${name.toLowerCase()}`);
  }
  await page.goto("/menu");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(line(page)).toBeVisible();

  // what isn't kept says so, and where to go
  await page.goto("/profile");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No network");
  await picture(page, "offline-not-kept");
  await page.getByRole("link", { name: "Calendar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Calendar");

  await mend(context);
  await expect(line(page)).toHaveCount(0, { timeout: 20_000 });
});

test("a pause that is pressed without a network waits where it can be seen, and is sent once when the network is back", async ({
  visit,
}) => {
  const customer = await newSubscriber();
  const day = addDays(customer.today, 1);
  const page = await visit(customer, PHONE);
  const context = page.context();
  await page.goto("/dashboard");
  await untilKept(page);
  await cut(context);
  await page.reload();
  await page.getByRole("button", { name: "Pause tomorrow" }).click();
  const waits = page.getByText(`Pause of ${formatDay(day, "spoken")}: not sent yet.`);
  await expect(waits).toBeVisible();
  await expect(page.getByText(/^It must reach the kitchen by \w{3} \d+ \w{3}, 08:00\.$/)).toBeVisible();
  await picture(page, "offline-waits");
  // pressed again, it is the same pause; on another page, and after the browser was closed, it still waits
  await page.getByRole("button", { name: "Pause tomorrow" }).click();
  await expect(page.getByText("Waits for the network", { exact: true })).toHaveCount(1);
  await page.close();
  const again = await context.newPage();
  await again.goto("/calendar");
  await expect(again.getByText(`Pause of ${formatDay(day, "spoken")}: not sent yet.`)).toBeVisible();
  await expect(dayButton(again, day, "delivery")).toHaveAccessibleDescription(/waits for the network/);
  await picture(again, "offline-waits-calendar");
  // a second change, taken back before it was sent
  const other = addDays(day, 2);
  await dayButton(again, other, "delivery").click();
  await expect(again.getByText("Waits for the network", { exact: true })).toHaveCount(2);
  await again.getByRole("button", { name: "Take back" }).last().click();
  await expect(again.getByText("Waits for the network", { exact: true })).toHaveCount(1);
  expect(await pausedDays(customer.id)).toBe(0);

  await mend(context);
  await expect(
    again.getByRole("status").filter({ hasText: `No tiffin on ${formatDay(day, "spoken")}. You save ₹` }),
  ).toBeVisible({ timeout: 40_000 });
  await expect(line(again)).toHaveCount(0);
  await expect(dayButton(again, day, "paused")).toBeVisible();
  await expect(dayButton(again, other, "delivery")).toBeVisible();
  await picture(again, "offline-sent");
  expect(await pausedDays(customer.id)).toBe(1);
  const acts = await valueOf(
    "select count(*)::int from audit_logs where account_id = $1 and action = 'pause-days'",
    [customer.id],
  );
  expect(acts).toBe(1);
  await again.getByRole("button", { name: "Close", exact: true }).click();
  await expect(again.getByText("Sent now that the network is back")).toHaveCount(0);
});

test("a phone that is handed on keeps nothing of whoever logged out, nor of who was logged in before", async ({
  visit,
}) => {
  const [mother, son] = [await newSubscriber("Lata Pawar"), await newSubscriber("Nitin Pawar")];
  const page = await visit("guest", PHONE);
  const context = page.context();
  await logIn(page, mother);
  await untilKept(page);
  const ownerOf = () =>
    page.evaluate(async () => {
      const kept = await (await caches.open("tiffintrack-pages")).matchAll();
      return [...new Set(kept.map(({ headers }) => headers.get("x-kept-owner")))];
    });
  expect(await ownerOf()).toEqual([String(mother.id)]);

  // the session is another person's all at once: by another tab, for example
  await context.clearCookies();
  const other = await visit(son);
  await other.goto("/dashboard");
  await context.addCookies((await other.context().storageState()).cookies);
  await page.goto("/dashboard");
  await untilKept(page);
  await expect.poll(ownerOf).toEqual([String(son.id)]);

  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Log out" }).click();
  await expect(page).toHaveURL(/\/login/);
  await expect.poll(() => keptPages(page)).toEqual(["/offline"]);
  await cut(context);
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No network");
});

test("a pause that was pressed in time and comes too late says so on the phone, and is refused with its reason", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const day = parsePlainDate("2027-02-09"); // a Tuesday
  const [early, late] = [instantAt(day, "07:50"), instantAt(day, "08:01")];
  let stack = await startStack({ now: early, demo: false });
  const context = await browser.newContext({ baseURL: stack.address, ...PHONE });
  try {
    const page = await context.newPage();
    await logIn(page, await newSubscriberOf(stack, day));
    await untilKept(page);
    await cut(context);
    await page.reload();
    await page.getByRole("button", { name: "Pause today" }).click();
    await expect(page.getByText("It must reach the kitchen by Tue 9 Feb, 08:00.")).toBeVisible();
    await page.evaluate((slept) => {
      const now = Date.now;
      Date.now = () => now() + slept;
    }, late.getTime() - early.getTime());
    await expect(page.getByText("It had not reached the kitchen by Tue 9 Feb, 08:00.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Pause today" })).toHaveCount(0);
    await picture(page, "offline-late");

    stack = await stack.restart({ now: late });
    await mend(context);
    await expect(
      page.getByText(/Your pause of Tuesday 9 Feb was not done: it reached us too late/),
    ).toBeVisible({
      timeout: 60_000,
    });
    await picture(page, "offline-refused");
  } finally {
    await context.close();
    await stack.remove();
  }
});
