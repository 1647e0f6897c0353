import type { Locator, Page } from "@playwright/test";
import { formatRupees, rupees } from "../../lib/domain/money";
import { newBilledOnRound, type Billed } from "./support/customers";
import { clearFaults, failNext } from "./support/gateway";
import { expect, test } from "./support/visitors";

const PHONE = { viewport: { width: 390, height: 844 } };
/** More than any call is tried. */
const ALWAYS = "50";

test.afterEach(clearFaults);

test("paid by UPI after the driver was paid: the owner sends it back, and the case is settled", async ({
  visit,
}) => {
  const billed = await newBilledOnRound("Zubin Readymoney");
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
  await owner.goto("/admin/payments");
  const found = caseOf(owner, billed);
  await expect(found).toContainText(`Zubin Readymoney paid ${amount} for the bill of`);
  await sendBack(found, amount);
  await expect(found).toBeHidden();
  await owner.getByRole("link", { name: /^Settled/ }).click();
  const settled = caseOf(owner, billed);
  await expect(settled).toContainText("Note: The driver had the cash already");
  // money goes back by UPI within a few seconds; its webhook tells
  await reloadUntil(owner, settled, "Refunded");

  await customer.goto("/payments");
  const refund = customer.getByRole("table", { name: "Refunds" }).getByRole("row", { name: amount });
  await expect(refund).toContainText("Paid back");
  await expect(customer.getByText(/of yours is set aside/)).toBeHidden();
});

async function reloadUntil(page: Page, place: Locator, text: string): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(place).toContainText(text, { timeout: 1_000 });
  }).toPass();
}

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

function caseOf(page: Page, { billId }: Billed): Locator {
  const link = page.locator(`a[href="/admin/bills/${billId}"]`);
  return page.getByRole("listitem").filter({ has: link, hasText: "paid another way" });
}

/** A settlement needs its reason; without one nothing happens, and the field says why. */
async function sendBack(found: Locator, amount: string): Promise<void> {
  await found.getByRole("button", { name: "Send it back" }).click();
  const dialog = found.page().getByRole("dialog");
  const note = dialog.getByRole("textbox", { name: "Note" });
  await dialog.getByRole("button", { name: `Send ${amount} back` }).click();
  await expect(note).toHaveAttribute("aria-invalid", "true");
  await note.fill("The driver had the cash already");
  await dialog.getByRole("button", { name: `Send ${amount} back` }).click();
  await expect(dialog).toBeHidden();
}
