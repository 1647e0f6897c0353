import type { Page } from "@playwright/test";
import { hash } from "@node-rs/argon2";
import pg from "pg";
import { formatTime, instantAt } from "../../lib/domain/business-time";
import { addDays, parsePlainDate } from "../../lib/domain/plain-date";
import { clockWords } from "../../lib/domain/slot";
import { logIn } from "./support/people";
import { startStack, type Stack } from "./support/stack";
import { expect, test } from "./support/visitors";

test.use({ serviceWorkers: "allow" });

const DAY = parsePlainDate("2027-02-09"); // a Tuesday
const COOK = { email: "sunita@example.test", password: "Kothimbir-Vadi-42" };
const MINUTE = 60_000;
/** The tablet asks every twenty seconds. */
const BY_ITSELF = { timeout: 40_000 };

declare global {
  interface Window {
    notes: number;
  }
}

const change = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ hasText: `Taken off: Veg Thali for ${name}, Nerul` });
const word = (page: Page) => page.getByRole("banner").getByRole("status");
const notes = (page: Page) => page.evaluate(() => window.notes);

test("the tablet turns at the cutoff, rings for what changes until it is seen, and stays without a network", async ({
  browser,
}) => {
  test.setTimeout(360_000);
  const [now, startedAt] = [instantAt(DAY, "07:00"), Date.now()];
  const stack = await startStack({ now, demo: false });
  const page = await browser.newPage({ baseURL: stack.address, viewport: { width: 1024, height: 768 } });
  const context = page.context();
  await context.addInitScript(() => {
    window.notes = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      window.notes += 1;
      start.call(this, when);
    };
  });
  try {
    // the count is a minute or two from now
    const cutoff = new Date(
      Math.ceil((now.getTime() + Date.now() - startedAt + 1.25 * MINUTE) / MINUTE) * MINUTE,
    );
    await openKitchen(stack, formatTime(cutoff));
    await logIn(page, COOK);
    await expect(page).toHaveURL(/\/kitchen$/);
    await expect(page.getByText("tiffins counted so far")).toBeVisible();
    await expect(page.getByText(/^Forecast, as of 7:\d\d$/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Tap for sound" })).toBeVisible();
    await page.getByRole("heading", { level: 1 }).click();
    await expect(page.getByRole("button", { name: "Sound on" })).toBeVisible();
    await look(page, "tablet-forecast");

    const final = (revision: number) =>
      page.getByText(`Final since ${clockWords(formatTime(cutoff))}, revision ${revision}`);
    await expect(final(1)).toBeVisible({ timeout: 3 * MINUTE });
    await expect(page.getByText("tiffins to cook")).toBeVisible();
    expect(await notes(page)).toBe(0);

    await pauseLate(stack, "kavita@example.test", "She phoned: fever");
    await expect(change(page, "Kavita Shinde")).toBeVisible(BY_ITSELF);
    await expect(final(2)).toBeVisible();
    await expect(page.getByRole("link", { name: "1 new change" })).toBeVisible();
    await expect(page.getByText(/Because: She phoned: fever\.$/)).toBeVisible();
    await expect.poll(() => notes(page)).toBe(3);
    await look(page, "tablet-amended");
    await page.getByRole("button", { name: /^Seen/ }).click();
    await expect(page.getByText(/Seen by Sunita Gaikwad at 7:\d\d\./)).toBeVisible();
    await expect(page.getByRole("link", { name: "1 new change" })).toHaveCount(0);

    await untilKept(page);
    await context.setOffline(true);
    const lost = page.getByRole("alert").filter({ hasText: /^No network/ });
    await expect(lost).toHaveText(/^No network since 7:\d\d\. What you see is from 7:\d\d\.$/);
    await expect(word(page)).toHaveText("Not up to date");
    await expect(final(2)).toBeVisible();
    await look(page, "tablet-offline");
    await page.reload();
    await expect(lost).toHaveText(/^No network\. What you see is from 7:\d\d\.$/);
    await expect(final(2)).toBeVisible();

    await pauseLate(stack, "lata@example.test", "Gone to her son");
    await context.setOffline(false);
    await expect(word(page)).toHaveText(/^Up to date, 7:\d\d$/, BY_ITSELF);
    await expect(lost).toHaveCount(0);
    await expect(change(page, "Lata Pawar")).toBeVisible(BY_ITSELF);
    await expect(final(3)).toBeVisible();
    // what is new rings as soon as a tap allows it
    await page.getByRole("button", { name: "Tap for sound" }).click();
    await expect.poll(() => notes(page)).toBeGreaterThanOrEqual(3);
    await page.getByRole("button", { name: "Sound on" }).click();
    await expect(page.getByRole("button", { name: "Sound off" })).toBeVisible();
    expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(1024);
  } finally {
    await context.close();
    await stack.remove();
  }
});

async function look(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
}

/** Until the page as it is now would open without a network. */
async function untilKept(page: Page): Promise<void> {
  const isKept = () =>
    page.evaluate(async () => (await (await caches.match("/kitchen"))?.text())?.includes("Seen by Sunita"));
  await expect.poll(isKept, BY_ITSELF).toBe(true);
}

async function withClient(stack: Stack, fn: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: stack.databaseUrl() });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.today', $1, true)", [DAY]);
    await fn(client);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

/** A kitchen with a cook and three tiffins a day, which counts at that time. */
const openKitchen = (stack: Stack, cutoffTime: string) =>
  withClient(stack, async (client) => {
    const password = await hash(COOK.password);
    await client.query("update slot_terms set cutoff_time = $1", [cutoffTime]);
    await client.query("insert into plans (name, daily_rate) values ('Veg Thali', 120)");
    await client.query(
      `insert into users (fullname, email, phone, password, addr1, area, pincode, role)
       select name, mail, phone, $1, 'Flat ' || phone, 'Nerul', '400706', role from (values
         ('Sunita Gaikwad', $2, '9820011220', 'kitchen'), ('Kavita Shinde', 'kavita@example.test', '9820011221', 'customer'),
         ('Lata Pawar', 'lata@example.test', '9820011222', 'customer'), ('Nitin Pawar', 'nitin@example.test', '9820011223', 'customer')
       ) people (name, mail, phone, role)`,
      [password, COOK.email],
    );
    await client.query(
      `insert into customer_plans (customer_id, plan_id, start_date, end_date, daily_rate)
       select users.id, plans.id, $1, $2, plans.daily_rate from users, plans where role = 'customer'`,
      [DAY, addDays(DAY, 27)],
    );
  });

/** A pause that the office writes down after the count. */
const pauseLate = (stack: Stack, email: string, reason: string) =>
  withClient(stack, async (client) => {
    await client.query("select set_config('app.reason', $1, true)", [reason]);
    await client.query(
      "insert into paused_dates (customer_id, pause_date) select id, $2 from users where email = $1",
      [email, DAY],
    );
  });
