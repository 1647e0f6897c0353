import type { Page } from "@playwright/test";
import { newBilledCustomer, type Billed } from "./support/customers";
import { valueOf } from "./support/database";
import { expect, test } from "./support/visitors";

const CHALLENGED = "4000 0000 0000 3220";
const GOOD = "4242 4242 4242 4242";

/** The sandbox's dashboard, where a builder of the shop sees what the gateway sees. */
const GATEWAY = process.env.E2E_GATEWAY_URL ?? "";

type Visit = (who: Billed["customer"] | "guest") => Promise<Page>;

async function payBill(visit: Visit, { customer, billId }: Billed, card: string): Promise<Page> {
  const page = await visit(customer);
  await page.goto(`/bills/${billId}/pay`);
  await page.getByRole("textbox", { name: "Card number" }).fill(card);
  await page.getByRole("textbox", { name: "Expiry" }).fill("12/34");
  await page.getByRole("textbox", { name: "CVC" }).fill("123");
  await page.getByRole("button", { name: /^Pay ₹/ }).click();
  return page;
}

async function openDashboard(visit: Visit): Promise<Page> {
  const page = await visit("guest");
  await page.goto(GATEWAY);
  return page;
}

async function openPayment(dashboard: Page, { billId }: Billed): Promise<void> {
  const row = dashboard.getByRole("row").filter({ hasText: new RegExp(`bill ${billId}\\b`) });
  await row.getByRole("rowheader").getByRole("link").click();
}

const timesBooked = ({ billId }: Billed) =>
  valueOf("select count(*)::int from payment_logs where bill_id = $1", [billId]);

test("a payment appears with its customer and its events, and resending one changes nothing", async ({
  visit,
}) => {
  const billed = await newBilledCustomer();
  const shop = await payBill(visit, billed, GOOD);
  await expect(shop.getByRole("heading", { name: "Receipt" })).toBeVisible();
  const dashboard = await openDashboard(visit);
  await openPayment(dashboard, billed);
  await expect(dashboard.getByText("Succeeded", { exact: true })).toBeVisible();
  await expect(dashboard.getByRole("link", { name: "Kavita Shinde" })).toBeVisible();

  await dashboard.getByRole("link", { name: "payment_intent.succeeded" }).click();
  const tries = dashboard.getByRole("table", { name: "Tries, first to last" }).getByRole("row");
  await expect(async () => {
    await dashboard.reload();
    await expect(dashboard.getByText("Delivered", { exact: true })).toBeVisible();
  }).toPass();
  const before = await tries.count();
  await dashboard.getByRole("button", { name: "Resend" }).click();
  await expect(async () => {
    await dashboard.reload();
    expect(await tries.count()).toBe(before + 1);
  }).toPass();
  await expect(tries.last()).toContainText("answered 200");
  expect(await timesBooked(billed)).toBe(1);
});

test("a payment that waits for its bank is authorised on the dashboard, and the shop hears of it", async ({
  visit,
}) => {
  const billed = await newBilledCustomer();
  const shop = await payBill(visit, billed, CHALLENGED);
  await expect(shop.getByRole("button", { name: "Complete authentication" })).toBeVisible();
  const dashboard = await openDashboard(visit);
  await dashboard.getByRole("link", { name: "Waiting" }).click();
  await openPayment(dashboard, billed);
  await dashboard.getByRole("button", { name: "Authorise" }).click();
  await expect(dashboard.getByText("Succeeded", { exact: true })).toBeVisible();
  await expect(dashboard.getByRole("button", { name: "Authorise" })).toBeHidden();
  await expect.poll(() => timesBooked(billed)).toBe(1);
});

test("the request named on the page fails, once", async ({ visit }) => {
  const dashboard = await openDashboard(visit);
  await dashboard.getByRole("link", { name: "Fail next" }).click();
  await dashboard.getByLabel("What goes wrong").selectOption("Answer 500 instead of doing the work");
  await dashboard.getByLabel("Which request").selectOption("GET /v1/disputes");
  await dashboard.getByRole("button", { name: "Fail next" }).click();
  await expect(dashboard.getByRole("status")).toContainText("1 request is going to fail");
  const headers = { authorization: "Bearer sk_test_of_a_test" };
  const ask = async () => (await dashboard.request.get(`${GATEWAY}/v1/disputes`, { headers })).status();
  expect([await ask(), await ask()]).toEqual([500, 200]);
  await dashboard.reload();
  await expect(dashboard.getByText("Nothing. The API works.")).toBeVisible();
});

for (const width of [390, 1440])
  test(`every section fits a window ${width} px wide`, async ({ visit }) => {
    const dashboard = await visit("guest", { viewport: { width, height: 844 } });
    await dashboard.goto(GATEWAY);
    const sections = await dashboard.getByRole("navigation", { name: "Sections" }).getByRole("link").all();
    const addresses = await Promise.all(sections.map((section) => section.getAttribute("href")));
    for (const address of addresses) {
      await dashboard.goto(GATEWAY + address);
      await expect(dashboard.getByRole("heading", { level: 1 })).toBeVisible();
      const over = await dashboard.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, `${address} is too wide`).toBe(0);
    }
  });
