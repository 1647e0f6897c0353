import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test, type Browser, type Page } from "@playwright/test";
import pg from "pg";
import sharp from "sharp";
import { logIn } from "./support/people";
import { setUp } from "./support/second-factor";
import { startStack, type Stack } from "./support/stack";

// The whole product in one life of a customer and their bill, on a kitchen of its own that begins empty.
test.describe.configure({ mode: "serial", timeout: 240_000 });

const OPENING = new Date("2027-02-09T04:30:00Z"); // Tuesday, 10:00 in Navi Mumbai: after the cutoff
const AFTER_CLOSE = new Date("2027-03-01T06:00:00Z");
const CUSTOMER = { email: "sneha@example.test", password: "Kothimbir-Vadi-42" };

let stack: Stack;
let owner: { email: string; password: string };
/** The owner's phone stays at home: from the second log-in on it is one of these. */
let paper: string[] = [];

test.beforeAll(async () => {
  stack = await startStack({ now: OPENING, demo: false });
  owner = await openOwnerAccount();
});
test.afterAll(() => stack.remove());

test("the owner puts a plan with a picture into the shop", async ({ browser }) => {
  const page = await visitorOf(browser, owner);
  // a password that was printed opens nothing but the page that asks for another
  await expect(page).toHaveURL(/\/first-password$/);
  owner.password = "Puran-Poli-Window-38";
  await page.getByLabel("New password").fill(owner.password);
  await page.getByRole("button", { name: "Save and go on" }).click();
  // nothing of the office is an owner's before a second step is set up
  await expect(page).toHaveURL(/\/second-factor$/);
  await page.goto(at("/admin/plans"));
  await expect(page).toHaveURL(/\/second-factor$/);
  paper = await setUp(page, owner.password, await nowThere());
  await page.getByRole("link", { name: "Go on" }).click();
  await expect(page).toHaveURL(/\/admin$/);
  await page.goto(at("/admin/plans"));
  await page.getByRole("link", { name: "New plan" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill("Sunday Special");
  await page.getByRole("textbox", { name: "Daily rate" }).fill("120");
  await page.getByRole("textbox", { name: "Description" }).fill("Puran poli and katachi amti");
  await page.getByRole("textbox", { name: "Items" }).fill("Puran Poli\nKatachi Amti\nBatata Bhaji");
  await page
    .getByLabel("Picture")
    .setInputFiles({ name: "dish.png", mimeType: "image/png", buffer: await picture() });
  await page.getByRole("button", { name: "Save plan" }).click();
  await expect(page.getByText("Sunday Special is saved.")).toBeVisible();

  await page.goto(at("/plans"));
  const plan = page
    .getByRole("article")
    .filter({ has: page.getByRole("heading", { name: "Sunday Special" }) });
  await expect(plan).toContainText("₹120");
  await expect(plan).toContainText("Katachi Amti");
  const image = plan.locator("img").first();
  await expect(image).toHaveJSProperty("complete", true);
  expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
});

test("a new customer signs up, subscribes from tomorrow and pauses two days", async ({ browser }) => {
  const page = await browser.newPage();
  await signUp(page);
  await page.goto(at("/plans"));
  await page
    .getByRole("article")
    .getByRole("link", { name: /Subscribe/ })
    .first()
    .click();
  await page.getByRole("textbox", { name: "Start date" }).fill("2027-02-10");
  await page.getByRole("textbox", { name: "End date" }).fill("2027-02-28");
  await expect(page.getByText("₹2,280").first()).toBeVisible(); // 19 days x ₹120
  await page.getByRole("button", { name: "Subscribe" }).click();
  await expect(page).toHaveURL(/\/subscriptions(\?|$)/);

  await page.goto(at("/calendar"));
  for (const day of ["Thursday 11 February 2027", "Friday 12 February 2027"]) {
    await page.getByRole("button", { name: `${day}, delivery` }).click();
    await expect(page.getByRole("button", { name: `${day}, paused` })).toBeVisible();
  }
  await expect(page.getByRole("button", { name: "Tuesday 9 February 2027, no delivery" })).toBeVisible();

  await page.goto(at("/profile"));
  await expect(page.getByRole("textbox", { name: "Address line 1" })).toBeDisabled();
});

test("the kitchen counts the customer on a day with a tiffin and not on a paused one", async ({
  browser,
}) => {
  const page = await visitorOf(browser, owner);
  const count = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "Sunday Special" }) });
  await page.goto(at("/admin/kitchen?date=2027-02-10"));
  await expect(count.getByText("1", { exact: true })).toBeVisible();
  await page.goto(at("/admin/kitchen?date=2027-02-11"));
  await expect(page.getByRole("main")).toContainText("Thursday 11 February 2027");
  await expect(count.getByText("1", { exact: true })).toBeHidden();
});

test("a deactivated plan leaves the shop and keeps its running subscription", async ({ browser }) => {
  const page = await visitorOf(browser, owner);
  await page.goto(at("/admin/plans"));
  await page.getByRole("button", { name: /Deactivate/ }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /Deactivate/ })
    .click();
  await expect(page.getByRole("button", { name: /Activate/ })).toBeVisible();
  await page.goto(at("/plans"));
  await expect(page.getByRole("article")).toHaveCount(0);
  const customer = await visitorOf(browser, CUSTOMER);
  await customer.goto(at("/subscriptions"));
  await expect(customer.getByRole("main")).toContainText("Sunday Special");
  await expect(customer.getByRole("button", { name: "End early" })).toBeVisible();
});

test("once the month has closed the bill is made, and its lines and amount are exact", async ({
  browser,
}) => {
  stack = await stack.restart({ now: AFTER_CLOSE });
  const office = await visitorOf(browser, owner);
  await office.goto(at("/admin/bills"));
  await office.getByRole("textbox", { name: "Month" }).fill("2027-02");
  await office.getByRole("button", { name: "Generate bills" }).click();
  await expect(office.getByText("The bills of February 2027 are made.")).toBeVisible();

  const page = await visitorOf(browser, CUSTOMER);
  await page.goto(at("/bills"));
  await page.getByRole("link", { name: "February 2027" }).first().click();
  const line = page.getByRole("row").filter({ hasText: "Sunday Special" });
  for (const figure of ["₹120", "19", "2", "17", "₹2,040"]) await expect(line).toContainText(figure);
  await expect(page.getByRole("button", { name: "Pay ₹2,040" }).first()).toBeVisible();
  const [bill] = await rows("select total_days, paused_days, billable_days, amount, is_paid from bills");
  expect(bill).toEqual({ total_days: 19, paused_days: 2, billable_days: 17, amount: 2040, is_paid: false });
});

test("the first card is declined, the second pays: bill paid, log written, receipt shown", async ({
  browser,
}) => {
  const page = await visitorOf(browser, CUSTOMER);
  await page.goto(at("/bills"));
  await page.getByRole("link", { name: "February 2027" }).first().click();
  await page.getByRole("button", { name: "Pay ₹2,040" }).first().click();
  await expect(page).toHaveURL(/\/pay$/);
  await payWith(page, "4000 0000 0000 0002");
  await expect(page.getByRole("alert").filter({ hasText: "declined" })).toBeVisible();
  expect(await rows("select count(*)::int as logs from payment_logs")).toEqual([{ logs: 0 }]);
  await payWith(page, "4242 4242 4242 4242");
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible({ timeout: 30_000 });

  expect(await rows("select is_paid from bills")).toEqual([{ is_paid: true }]);
  const logs = await rows("select amount, billing_period, status from payment_logs");
  expect(logs).toEqual([{ amount: 204_000, billing_period: "02/2027", status: "completed" }]);
  await page.goto(at("/payments"));
  await expect(page.getByRole("main")).toContainText("₹2,040");
  await page.goto(at("/bills"));
  await expect(page.getByRole("row").filter({ hasText: "February 2027" })).toContainText("Paid");
  const invoice = await page.request.get(at(`/bills/1/invoice`));
  expect(invoice.headers()["content-type"]).toBe("application/pdf");
});

test("another customer's bill is not there", async ({ browser }) => {
  const page = await browser.newPage();
  await signUp(page, "nosy@example.test");
  for (const path of ["/bills/1", "/bills/1/pay", "/bills/1/invoice"]) {
    expect((await page.request.get(at(path))).status()).toBe(404);
  }
});

const at = (path: string) => `${stack.address}${path}`;

async function visitorOf(browser: Browser, login: { email: string; password: string }): Promise<Page> {
  const context = await browser.newContext({ baseURL: stack.address });
  const page = await context.newPage();
  await logIn(page, login, login === owner ? paper.pop() : undefined);
  return page;
}

/** What the product's clock says, off the log-in just made. */
async function nowThere(): Promise<Date> {
  const [row] = await rows(
    "select last_login_at::text as at from users order by last_login_at desc nulls last limit 1",
  );
  return new Date(String(Object(row).at));
}

async function signUp(page: Page, email = CUSTOMER.email): Promise<void> {
  await page.goto(at("/signup"));
  const typed = {
    "Full name": "Sneha Kadam",
    Email: email,
    Phone: "9820012345",
    "Address line 1": "Flat 12, Shanti Niwas",
    "Address line 2": "Sector 17",
    "PIN code": "400703",
  };
  for (const [name, value] of Object.entries(typed))
    await page.getByRole("textbox", { name, exact: true }).fill(value);
  await page.getByLabel("Password", { exact: true }).fill(CUSTOMER.password);
  await page.getByRole("combobox", { name: "Area" }).selectOption("Vashi");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/dashboard/);
}

async function payWith(page: Page, number: string): Promise<void> {
  await page.getByRole("textbox", { name: "Card number" }).fill(number);
  await page.getByRole("textbox", { name: "Expiry" }).fill("12/34");
  await page.getByRole("textbox", { name: "CVC" }).fill("123");
  await page.getByRole("button", { name: "Pay ₹2,040" }).click();
}

async function openOwnerAccount(): Promise<{ email: string; password: string }> {
  const args = [
    "--import",
    "tsx",
    "scripts/staff.ts",
    "owner",
    "asha@example.test",
    "9820050001",
    "Asha Patil",
  ];
  const env = { ...process.env, TIFFINTRACK_DATA_DIR: stack.dataDir };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  const [, email = "", password = ""] = /^login owner (\S+) (\S+)$/m.exec(stdout) ?? [];
  return { email, password };
}

async function rows(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: stack.databaseUrl() });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const picture = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: "#a65600" } })
    .png()
    .toBuffer();
