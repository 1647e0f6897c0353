// What it costs before anybody commits: worked out as a guest, kept without a network, taken into the account once, started.
import type { Page } from "@playwright/test";
import {
  addDays,
  addMonths,
  firstDayOf,
  formatDay,
  formatMonth,
  lastDayOf,
  monthOf,
} from "../../lib/domain/plain-date";
import { newCustomer, today } from "./support/customers";
import { valueOf } from "./support/database";
import { logIn } from "./support/people";
import { expect, test } from "./support/visitors";

test.use({ serviceWorkers: "allow" });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const PASSWORD = "Kothimbir-Vadi-42";
/** A page of one answer and its scripts, on a slow day. */
const KEPT = { timeout: 30_000 };

const total = (page: Page) => page.getByRole("region", { name: "It would cost" });
const saved = (page: Page) => page.getByRole("region", { name: "Saved estimates" }).getByRole("listitem");
const countIn = (email: string) =>
  valueOf(
    `select count(*)::int from estimates e join users u on u.id = e.customer_id
     where u.email = $1 or u.id in (select user_id from email_claims where email = $1)`,
    [email],
  );

async function openCalculator(page: Page): Promise<void> {
  await page.goto("/plans");
  await page.getByRole("link", { name: "Work out what it costs" }).click();
  await expect(page.getByRole("combobox", { name: "Plan" })).toBeVisible();
}

async function fillDay(page: Page, name: string, day: string): Promise<void> {
  await page.getByRole("textbox", { name, exact: true }).fill(day);
  await page.getByRole("textbox", { name, exact: true }).blur();
}

test("three of a guest's answers stay without a network, and are in the new account once", async ({
  visit,
}) => {
  test.setTimeout(180_000);
  const page = await visit("guest", PHONE);
  const email = `estimates-${process.pid}@example.test`;
  await openCalculator(page);
  const month = addMonths(monthOf(today()), 2);

  // a whole month of working days
  await page.getByRole("combobox", { name: "Plan" }).selectOption({ label: "Veg Thali · ₹120 a day" });
  await fillDay(page, "From", firstDayOf(month));
  await fillDay(page, "To", lastDayOf(month));
  await page.getByRole("checkbox", { name: "Saturday" }).click();
  await page.getByRole("checkbox", { name: "Sunday" }).click();
  await expect(total(page)).toContainText(formatMonth(month));
  await page.getByRole("button", { name: "Save estimate" }).click();
  await expect(page.getByText("Saved. It stands in the list below.")).toBeVisible();

  // a week of it away: five tiffins less
  const before = await amountOf(page);
  const monday = firstMonday(firstDayOf(month));
  await page.getByRole("button", { name: "Add days away" }).click();
  const away = page.getByRole("group", { name: "Days away" });
  await away.getByRole("textbox", { name: "First day away" }).fill(monday);
  await away.getByRole("textbox", { name: "Last day away" }).fill(addDays(monday, 4));
  await expect(total(page)).toContainText("5 tiffins fall away");
  expect(before - (await amountOf(page))).toBe(5 * 120);
  await page.getByRole("button", { name: "Save estimate" }).click();
  await expect(saved(page)).toHaveCount(2);

  // a second plan, and no end
  await page.getByRole("button", { name: "Add another plan" }).click();
  await page.getByRole("checkbox", { name: "Until I stop" }).check();
  await expect(total(page)).toContainText(`for a whole month, as in ${formatMonth(month)}`);
  await page.getByRole("button", { name: "Save estimate" }).click();
  await expect(saved(page)).toHaveCount(3);
  await expect(saved(page).first()).toContainText("until I stop");
  await page.getByRole("searchbox", { name: "Search estimates" }).fill("veg thali 24");
  await expect(saved(page)).not.toHaveCount(3);

  const isKept = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.getRegistration("/plans");
      return worker?.active?.state === "activated" && (await caches.match("/plans")) !== undefined;
    });
  await expect.poll(isKept, KEPT).toBe(true);
  await page.context().setOffline(true);
  await page.goto("/plans");
  await page.getByRole("heading", { name: "What would it cost?" }).scrollIntoViewIfNeeded();
  await expect(saved(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Save estimate" }).click();
  await expect(saved(page)).toHaveCount(4);
  await saved(page).first().getByRole("button", { name: "Delete" }).click();
  await expect(saved(page)).toHaveCount(3);
  await page.context().setOffline(false);

  await page.goto("/signup");
  await signUp(page, email);
  await expect(page.getByText("3 estimates that you saved before are in your account now.")).toBeVisible();
  expect(await countIn(email)).toBe(3);
  await page.getByRole("link", { name: "See your estimates" }).click();
  await expect(saved(page)).toHaveCount(3);
  await page.reload();
  await expect(page.getByText("in your account now")).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem("tiffintrack:estimates"))).toBeNull();
  expect(await countIn(email)).toBe(3);
});

test("what somebody brings twice, at log-in, is there once", async ({ visit }) => {
  const customer = await newCustomer("Madhuri Sawant");
  const page = await visit("guest", PHONE);
  await openCalculator(page);
  await page.getByRole("button", { name: "Save estimate" }).click();
  await expect(saved(page)).toHaveCount(1);
  const kept = await page.evaluate(() => localStorage.getItem("tiffintrack:estimates"));
  await logIn(page, customer);
  await expect(page.getByText("An estimate that you saved before is in your account now.")).toBeVisible();
  await page.evaluate((text) => localStorage.setItem("tiffintrack:estimates", text ?? ""), kept);
  await page.goto("/bills");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("tiffintrack:estimates"))).toBeNull();
  expect(await countIn(customer.email)).toBe(1);
});

test("a guest starts what they worked out: its days and weekdays are filled in, also after logging in", async ({
  visit,
}) => {
  const customer = await newCustomer("Supriya Mane");
  const page = await visit("guest", PHONE);
  await openCalculator(page);
  const [from, to] = [addDays(today(), 9), addDays(today(), 30)];
  await fillDay(page, "From", from);
  await fillDay(page, "To", to);
  await page.getByRole("checkbox", { name: "Sunday" }).click();
  const amount = await amountOf(page);
  await page.getByRole("button", { name: "Save estimate" }).click();
  await saved(page).getByRole("link", { name: "Start this" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Start / })).toBeVisible();
  await expect(page.getByText("Monday to Saturday").first()).toBeVisible();
  await expect(page.getByText(formatDay(to, "medium"))).toBeVisible();
  const quoted = page.getByRole("region", { name: "What it costs" });
  await expect(quoted.locator("strong")).toHaveText(`₹${amount.toLocaleString("en-IN")}`);
  await page.getByRole("link", { name: "Log in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Log in" })).toBeVisible();
  await page.getByLabel("Email").fill(customer.email);
  await page.getByLabel("Password", { exact: true }).fill(customer.password);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("textbox", { name: "Start date" })).toHaveValue(formatDay(from, "medium"));
  await expect(page.getByRole("textbox", { name: "End date" })).toHaveValue(formatDay(to, "medium"));
  await expect(page.getByRole("checkbox", { name: "Sunday" })).not.toBeChecked();
});

test("a customer saves, searches, deletes one and then all, by the keyboard alone", async ({ visit }) => {
  const customer = await newCustomer("Nirmala Ghag");
  const page = await visit(customer, { viewport: { width: 1440, height: 900 } });
  await openCalculator(page);
  const save = page.getByRole("button", { name: "Save estimate" });
  await save.press("Enter");
  await expect(saved(page)).toHaveCount(1);
  await page.getByRole("checkbox", { name: "Sunday" }).press("Space");
  await page.getByRole("combobox", { name: "Plan" }).press("ArrowDown");
  await save.press("Enter");
  await expect(saved(page)).toHaveCount(2);
  await page.getByRole("searchbox", { name: "Search estimates" }).fill("nothing like it");
  await page.getByRole("searchbox", { name: "Search estimates" }).press("Enter");
  await expect(page.getByText("No saved estimate is like that.")).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).press("Enter");
  await expect(saved(page)).toHaveCount(2);
  await saved(page).first().getByRole("button", { name: "Delete" }).press("Enter");
  await expect(saved(page)).toHaveCount(1);
  await save.press("Enter");
  await expect(saved(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Delete all" }).press("Enter");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete all" }).press("Enter");
  await expect(page.getByText("Nothing saved yet")).toBeVisible();
  expect(await countIn(customer.email)).toBe(0);
});

/** The big figure. */
async function amountOf(page: Page): Promise<number> {
  const text = await total(page)
    .getByText(/^₹[\d,]+$/)
    .first()
    .innerText();
  return Number(text.replace(/[₹,]/g, ""));
}

function firstMonday(day: ReturnType<typeof today>) {
  const ahead = (8 - (new Date(day).getUTCDay() || 7)) % 7;
  return addDays(day, ahead);
}

async function signUp(page: Page, email: string): Promise<void> {
  const texts = {
    ...{ "Full name": "Jayashree Kamat", Email: email, Phone: "98200 11224" },
    ...{ "Address line 1": "Flat 3, Sagar", "PIN code": "400703" },
  };
  for (const [name, text] of Object.entries(texts))
    await page.getByRole("textbox", { name, exact: true }).fill(text);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("combobox", { name: "Area" }).selectOption("Vashi");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/dashboard/);
}
