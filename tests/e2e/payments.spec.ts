import type { Page } from "@playwright/test";
import { formatRupees, rupees } from "../../lib/domain/money";
import { newBilledCustomer, newBilledOnRound, type Billed } from "./support/customers";
import { rows } from "./support/database";
import { expect, test } from "./support/visitors";

const GOOD = "4242 4242 4242 4242";
const CHALLENGED = "4000 0000 0000 3220";

test("two tabs that pay one bill make one payment", async ({ visit }) => {
  const billed = await newBilledCustomer();
  const [first, second] = [await openPayPage(visit, billed), await openPayPage(visit, billed)];
  await Promise.all([pay(first, GOOD), pay(second, GOOD)]);
  await expect.poll(() => isPaid(billed)).toBe(true);
  await first.goto(`/bills/${billed.billId}/pay`);
  await expect(first.getByRole("heading", { name: "Receipt" })).toBeVisible();
  expect(await paymentsOf(billed)).toEqual([{ status: "succeeded", amount: billed.amount * 100, logs: 1 }]);
});

test("a page that was open while the driver took a part charges nothing until it shows the rest", async ({
  visit,
}) => {
  const billed = await newBilledOnRound();
  const page = await openPayPage(visit, billed);
  await expect(page.getByRole("button", { name: `Pay ${inRupees(billed.amount)}` })).toBeEnabled();
  const driver = await visit("driver");
  await driver.goto(`/admin/collect?customer=${billed.customer.id}`);
  await driver.getByRole("textbox", { name: "Amount" }).fill("500");
  await driver.getByRole("button", { name: "Take ₹500" }).click();
  await driver.getByRole("alertdialog").getByRole("button", { name: "Take ₹500" }).click();
  await expect(driver.getByRole("heading", { name: "₹500 received" })).toBeVisible();

  await pay(page, GOOD);
  await expect(
    page.getByText("has changed since you opened the page, and nothing was charged"),
  ).toBeVisible();
  await page.getByRole("button", { name: `Pay ${inRupees(billed.amount - 500)}` }).click();
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
  expect(await paymentsOf(billed)).toEqual([
    { status: "succeeded", amount: (billed.amount - 500) * 100, logs: 1 },
  ]);
});

test("a browser closed after paying loses nothing: the webhook books it", async ({ visit }) => {
  const billed = await newBilledCustomer();
  const page = await openPayPage(visit, billed);
  const confirmed = page.waitForResponse((response) => response.url().endsWith("/confirm"));
  await pay(page, GOOD);
  await confirmed;
  await page.close();
  await expect
    .poll(() => paymentsOf(billed))
    .toEqual([{ status: "succeeded", amount: billed.amount * 100, logs: 1 }]);
});

test("a bank that asks the customer: refused it is not paid, accepted it is", async ({ visit }) => {
  const billed = await newBilledCustomer();
  const page = await openPayPage(visit, billed);
  await pay(page, CHALLENGED);
  await page.getByRole("button", { name: "Fail authentication" }).click();
  await expect(page.getByRole("textbox", { name: "Card number" })).toBeVisible();
  expect(await isPaid(billed)).toBe(false);
  await pay(page, CHALLENGED);
  await page.getByRole("button", { name: "Complete authentication" }).click();
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
  expect(await isPaid(billed)).toBe(true);
});

const inRupees = (amount: number) => formatRupees(rupees(amount));

type Visit = (who: Billed["customer"] | "driver") => Promise<Page>;

async function openPayPage(visit: Visit, { customer, billId }: Billed): Promise<Page> {
  const page = await visit(customer);
  await page.goto(`/bills/${billId}/pay`);
  return page;
}

async function pay(page: Page, number: string): Promise<void> {
  await page.getByRole("textbox", { name: "Card number" }).fill(number);
  await page.getByRole("textbox", { name: "Expiry" }).fill("12/34");
  await page.getByRole("textbox", { name: "CVC" }).fill("123");
  await page.getByRole("button", { name: /^Pay ₹/ }).click();
}

const paymentsOf = ({ billId }: Billed) =>
  rows(
    `select status, amount, (select count(*)::int from payment_logs l where l.bill_id = p.bill_id) as logs
     from payments p where bill_id = $1`,
    [billId],
  );

async function isPaid({ billId }: Billed): Promise<boolean> {
  const [bill] = await rows<{ is_paid: boolean }>("select is_paid from bills where id = $1", [billId]);
  return bill?.is_paid ?? false;
}
