import type { Page } from "@playwright/test";
import { formatRupees, rupees } from "../../lib/domain/money";
import { newBilledCustomer, type Billed } from "./support/customers";
import { clearFaults, failNext } from "./support/gateway";
import { expect, test } from "./support/visitors";

const PHONE = { viewport: { width: 390, height: 844 } };
/** More than any call is tried. */
const ALWAYS = "50";

test.afterEach(clearFaults);

test("paid by UPI after the driver was paid: the owner sends it back, and the case is settled", async ({
  visit,
}) => {
  const billed = await newBilledCustomer("Zubin Readymoney");
  const amount = formatRupees(rupees(billed.amount));
  const customer = await visit(billed.customer, PHONE);
  await goToUpi(customer, billed);

  await failNext({ fault: "refuse", request: "POST /v1/payment_intents/:id/cancel", times: ALWAYS });
  const driver = await visit("driver", PHONE);
  await takeCash(driver, billed, amount);
  await clearFaults();
  await customer.getByRole("button", { name: "Authorize" }).click();
  await expect(customer.getByText(`${amount} of yours is set aside`)).toBeVisible();

  const owner = await visit("owner");
  const sentence = new RegExp(`Zubin Readymoney paid ${amount} for the bill of .*paid otherwise`);
  await expect(async () => {
    await owner.goto("/admin/payments");
    await expect(owner.getByText(sentence)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await sendBack(owner, sentence, amount);
  await expect(owner.getByText(sentence)).toBeHidden();
  await owner.getByRole("link", { name: /^Settled/ }).click();
  const settled = owner.getByRole("listitem").filter({ hasText: sentence });
  await expect(settled).toContainText("Note: The driver had the cash already");
  await expect(settled).toContainText("Refunded");

  await customer.goto("/payments");
  const refund = customer.getByRole("table", { name: "Refunds" }).getByRole("row", { name: amount });
  await expect(refund).toContainText("Paid back");
  await expect(customer.getByText(/of yours is set aside/)).toBeHidden();
});

async function goToUpi(page: Page, { billId }: Billed): Promise<void> {
  await page.goto(`/bills/${billId}/pay`);
  await page.getByText("UPI", { exact: true }).click();
  await page.getByRole("button", { name: /^Pay ₹.* with UPI$/ }).click();
  await expect(page.getByRole("heading", { name: "UPI test page" })).toBeVisible();
}

async function takeCash(page: Page, { customer }: Billed, amount: string): Promise<void> {
  await page.goto(`/admin/collect?customer=${customer.id}`);
  await page.getByRole("button", { name: `Take ${amount}` }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: `Take ${amount}` })
    .click();
  await expect(page.getByRole("heading", { name: `${amount} received` })).toBeVisible();
}

/** A settlement needs its reason; without one nothing happens, and the field says why. */
async function sendBack(page: Page, sentence: RegExp, amount: string): Promise<void> {
  const flag = page.getByRole("listitem").filter({ hasText: sentence });
  await flag.getByRole("button", { name: "Send it back" }).click();
  const dialog = page.getByRole("dialog");
  const note = dialog.getByRole("textbox", { name: "Note" });
  await dialog.getByRole("button", { name: `Send ${amount} back` }).click();
  await expect(note).toHaveAttribute("aria-invalid", "true");
  await note.fill("The driver had the cash already");
  await dialog.getByRole("button", { name: `Send ${amount} back` }).click();
  await expect(dialog).toBeHidden();
}
