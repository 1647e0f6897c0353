import type { Page } from "@playwright/test";
import { addDays, formatDay, parsePlainDate } from "../../lib/domain/plain-date";
import { newBilledCustomer, newSubscriber } from "./support/customers";
import { valueOf } from "./support/database";
import { demoLogin, logIn } from "./support/people";
import { expect, test } from "./support/visitors";

// A browser that runs no script: the forms are sent by the browser, and every answer is a page.
const SCRIPTLESS = { javaScriptEnabled: false };

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** Presses, and answers how to send the very same once more: where that leads. */
async function pressed(page: Page, name: string | RegExp): Promise<() => Promise<string | undefined>> {
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.method() === "POST"),
    button(page, name).first().click(),
  ]);
  const headers = await sent.allHeaders();
  return async () => {
    const answer = await page.request.fetch(sent.url(), {
      method: "POST",
      headers: { "content-type": headers["content-type"] ?? "", origin: headers.origin ?? "" },
      data: sent.postDataBuffer() ?? "",
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(303);
    return answer.headers().location;
  };
}

test("a log-in is refused in words at its fields, and lands where each belongs", async ({ visit }) => {
  const page = await visit("guest", SCRIPTLESS);
  const { email, password } = demoLogin("customer");
  await page.goto("/login?next=%2Fbills");
  await button(page, "Log in").click();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/name@example|email/i);
  await expect(page.getByLabel("Email")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");

  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("not that one");
  await button(page, "Log in").click();
  await expect(page.getByRole("alert")).toContainText(/password/);
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");

  await page.getByLabel("Password", { exact: true }).fill(password);
  await button(page, "Log in").click();
  await expect(page).toHaveURL(/\/bills$/);

  const staff = await visit("guest", SCRIPTLESS);
  await logIn(staff, demoLogin("owner"));
  await expect(staff).toHaveURL(/\/admin$/);
});

test("from the first visit to a subscription, each press once", async ({ visit }) => {
  const page = await visit("guest", SCRIPTLESS);
  const email = `scriptless-${process.pid}@example.test`;
  await page.goto("/signup");
  await page.getByLabel("Full name").fill("Asha Kulkarni");
  await page.getByLabel("Email").fill(email);
  await button(page, "Create account").click();
  await expect(page.getByLabel("Phone")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Full name")).toHaveValue("Asha Kulkarni");
  await page.getByLabel("Phone").fill("98200 11223");
  await page.getByLabel("Password", { exact: true }).fill("Kothimbir-Vadi-42");
  await page.getByLabel("Address line 1").fill("Flat 7, Neelkanth");
  await page.getByRole("combobox", { name: "Area" }).selectOption("Nerul");
  await page.getByLabel("PIN code").fill("400706");
  const signUpAgain = await pressed(page, "Create account");
  await expect(page).toHaveURL(/\/dashboard/);
  // what comes after the rest of the page stands in it all the same
  await expect(page.locator("h1:visible")).toHaveCount(1);
  expect(await signUpAgain()).toMatch(/\/dashboard$/);

  const id = await valueOf("select user_id from email_claims where email = $1", [email]);
  const taken = () => valueOf("select count(*)::int from customer_plans where customer_id = $1", [id]);
  const today = parsePlainDate(String(process.env.E2E_NOW).slice(0, 10));
  for (const nth of [1, 2]) {
    await page.goto("/plans");
    const plan = page.getByRole("article").nth(nth - 1);
    await plan.getByRole("link", { name: /Subscribe/ }).click();
    await page.getByRole("textbox", { name: "End date" }).fill("");
    await button(page, "Subscribe").click();
    await expect(page.getByRole("textbox", { name: "End date" })).toHaveAttribute("aria-invalid", "true");
    await page.getByRole("textbox", { name: "End date" }).fill(addDays(today, 75));
    const again = await pressed(page, "Subscribe");
    await expect(page).toHaveURL(/\/subscriptions\?taken=\d+/);
    expect(await again()).toMatch(/\/subscriptions\?taken=\d+$/);
    expect(await taken()).toBe(nth);
  }
});

test("days are paused, resumed and skipped, each press once, and told", async ({ visit }) => {
  const { id, today, ...customer } = await newSubscriber();
  const day = addDays(today, 3);
  const changed = (table: "paused_dates" | "skipped_deliveries") =>
    valueOf(
      table === "paused_dates"
        ? "select count(*)::int from paused_dates where customer_id = $1"
        : "select count(*)::int from skipped_deliveries s join customer_plans c on c.id = s.subscription_id where c.customer_id = $1",
      [id],
    );
  const page = await visit("guest", SCRIPTLESS);
  await logIn(page, customer);
  await page.goto(`/calendar?month=${day.slice(0, 7)}`);
  await button(page, `${formatDay(day, "long")}, delivery`).click();
  await expect(page.getByText(`No tiffin on ${formatDay(day, "spoken")}.`)).toBeVisible();
  expect(await changed("paused_dates")).toBe(1);
  await page.reload(); // sends the same press once more
  await expect(button(page, `${formatDay(day, "long")}, paused`)).toBeVisible();
  expect(await changed("paused_dates")).toBe(1);
  await button(page, `${formatDay(day, "long")}, paused`).click();
  await expect(page.getByText(`Your tiffin comes on ${formatDay(day, "spoken")}.`)).toBeVisible();
  expect(await changed("paused_dates")).toBe(0);

  await page.goto("/dashboard");
  await button(page, "Pause tomorrow").click();
  await expect(page.getByText(`No tiffin on ${formatDay(addDays(today, 1), "spoken")}.`)).toBeVisible();
  await button(page, "Resume tomorrow").click();
  await expect(
    page.getByText(`Your tiffin comes on ${formatDay(addDays(today, 1), "spoken")}.`),
  ).toBeVisible();

  await page.goto("/subscriptions");
  await page.getByText("Next tiffins, to skip one").click();
  await button(page, `Skip ${formatDay(day, "long")}`).click();
  await expect(page.getByText(new RegExp(`^No .+ on ${formatDay(day, "spoken")}\\.`))).toBeVisible();
  expect(await changed("skipped_deliveries")).toBe(1);
});

test("a bill is seen with what can be done about it, and one logs out and in again", async ({ visit }) => {
  const { customer, billId, amount } = await newBilledCustomer();
  const page = await visit("guest", SCRIPTLESS);
  await logIn(page, customer);
  await page.goto("/bills");
  await page.locator(`a[href="/bills/${billId}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`/bills/${billId}$`));
  await page.goto(`/bills/${billId}/pay`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(amount.toLocaleString("en-IN"));
  await expect(page.getByText(/due \w+ \d/).first()).toBeVisible();
  // getByText passes by what stands in a noscript
  await expect(page.locator("noscript p").first()).toBeVisible();
  await expect(page.getByLabel("Card number")).toBeHidden();

  await button(page, "Log out").first().click();
  await expect(page).toHaveURL(/\/login$/);
  await page.goto("/bills");
  await expect(page).toHaveURL(/\/login\?next=%2Fbills/);
  await logIn(page, customer);
});
