import type { Page } from "@playwright/test";
import { newBilledCustomer, type Billed } from "./support/customers";
import { rows } from "./support/database";
import { expect, test } from "./support/visitors";

test("a bill is paid by UPI at the gateway's page", async ({ visit }) => {
  const billed = await newBilledCustomer();
  const page = await goToUpi(await visit(billed.customer), billed);
  await expect(page.getByRole("img", { name: "Code of this payment" })).toBeVisible();
  await page.getByRole("button", { name: "Authorize" }).click();
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
  // the payment's event doesn't say what it was made with; that of its charge, which may come after it, does
  await expect
    .poll(() => paymentsOf(billed))
    .toEqual([{ status: "succeeded", method: "upi", failure: null }]);
  await page.reload();
  await expect(page.getByText("UPI", { exact: true })).toBeVisible();
});

test("a payment by UPI that expires says so, and the bill is paid otherwise", async ({ visit }) => {
  const billed = await newBilledCustomer();
  const page = await goToUpi(await visit(billed.customer), billed);
  await page.getByRole("button", { name: "Expire" }).click();
  await expect(page.getByText("wasn't approved in your UPI app in time")).toBeVisible();
  expect(await paymentsOf(billed)).toEqual([
    { status: "failed", method: "upi", failure: "payment_intent_payment_attempt_expired" },
  ]);
  await page.getByRole("textbox", { name: "Card number" }).fill("4242 4242 4242 4242");
  await page.getByRole("textbox", { name: "Expiry" }).fill("12/34");
  await page.getByRole("textbox", { name: "CVC" }).fill("123");
  await page.getByRole("button", { name: /^Pay ₹/ }).click();
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
});

/** By keyboard, as far as the button. */
async function goToUpi(page: Page, { billId }: Billed): Promise<Page> {
  await page.goto(`/bills/${billId}/pay`);
  await page.getByRole("radio", { name: "Card" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "UPI" })).toBeChecked();
  await page.getByRole("button", { name: /^Pay ₹.* with UPI$/ }).click();
  await expect(page.getByRole("heading", { name: "UPI test page" })).toBeVisible();
  return page;
}

const paymentsOf = ({ billId }: Billed) =>
  rows(
    `select status, payment_method as method, failure_code as failure
     from payments where bill_id = $1 order by id`,
    [billId],
  );
