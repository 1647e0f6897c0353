import type { Page } from "@playwright/test";
import { newBilledCustomer, type Billed } from "./support/customers";
import { rows } from "./support/database";
import { clearFaults, failNext, takeDown } from "./support/gateway";
import { expect, test } from "./support/visitors";

const CONFIRM = "POST /v1/payment_intents/:id/confirm";
/** A browser may send once more what was cut off on a connection it had used before. */
const TWICE = "2";

test.afterEach(clearFaults);

test("a gateway that is down is a sentence; the card stays, and trying again pays", async ({ visit }) => {
  const billed = await newBilledCustomer();
  const page = await visit(billed.customer);
  await openForm(page, billed);
  await takeDown();
  await pay(page);
  const alert = page.getByRole("alert").filter({ hasText: "This try charged nothing" });
  await expect(alert).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Card number" })).toHaveValue("4242 4242 4242 4242");
  await clearFaults();
  await alert.getByRole("button", { name: "Try again" }).click();
  await expectPaidOnce(page, billed);
});

test("a lost reply to the card is never called failed, and the receipt comes", async ({ visit }) => {
  const billed = await newBilledCustomer();
  const page = await visit(billed.customer);
  await openForm(page, billed);
  await failNext({ fault: "lose-reply", request: CONFIRM, times: TWICE });
  // the webhook may end the doubt within a second: look at every frame
  const doubt = page.waitForFunction(() =>
    document.body.textContent?.includes("We don't know yet whether you"),
  );
  await pay(page);
  await doubt;
  await expect(page.getByText("Not paid")).toBeHidden();
  await expectPaidOnce(page, billed);
});

test("a card that never arrived at the gateway can be tried again, and pays once", async ({ visit }) => {
  const billed = await newBilledCustomer();
  const page = await visit(billed.customer);
  await openForm(page, billed);
  await failNext({ fault: "refuse", request: CONFIRM, times: TWICE });
  await pay(page);
  await expect(page.getByText("please don't pay again")).toBeVisible();
  await expect(page.getByText("There is still no answer")).toBeVisible({ timeout: 30_000 });
  await clearFaults();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("textbox", { name: "Card number" })).toHaveValue("4242 4242 4242 4242");
  await pay(page);
  await expectPaidOnce(page, billed);
});

async function openForm(page: Page, { billId }: Billed): Promise<void> {
  await page.goto(`/bills/${billId}/pay`);
  await expect(page.getByRole("button", { name: /^Pay ₹/ })).toBeEnabled();
}

async function pay(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Card number" }).fill("4242 4242 4242 4242");
  await page.getByRole("textbox", { name: "Expiry" }).fill("12/34");
  await page.getByRole("textbox", { name: "CVC" }).fill("123");
  await page.getByRole("button", { name: /^Pay ₹/ }).click();
}

async function expectPaidOnce(page: Page, { billId, amount }: Billed): Promise<void> {
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible({ timeout: 20_000 });
  const payments = await rows("select status, amount from payments where bill_id = $1", [billId]);
  expect(payments).toEqual([{ status: "succeeded", amount: amount * 100 }]);
}
