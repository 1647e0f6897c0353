import type { Page } from "@playwright/test";
import { formatRupees, rupees } from "../../lib/domain/money";
import { newBilledOnRound, type Billed } from "./support/customers";
import { expect, test } from "./support/visitors";

const PHONE = { viewport: { width: 390, height: 844 } };

test("a part in cash, the rest online, and the cash taken back: the bill is open again", async ({
  visit,
}) => {
  const billed = await newBilledOnRound("Dilnaz Batliwala");
  const [amount, rest] = [formatRupees(rupees(billed.amount)), formatRupees(rupees(billed.amount - 500))];

  const driver = await visit("driver", PHONE);
  const receipt = await takeCash(driver, billed, amount);
  await expect(driver.getByText(rest, { exact: true })).toBeVisible();
  await driver.getByRole("link", { name: "Next door" }).click();
  await expect(driver.getByRole("link", { name: new RegExp(receipt) })).toBeVisible();

  const customer = await visit(billed.customer, PHONE);
  await customer.goto(`/bills/${billed.billId}`);
  await expect(customer.getByText(`Amount ${amount} − paid at the door ₹500 = open ${rest}`)).toBeVisible();
  await expect(customer.getByRole("row", { name: new RegExp(`Download receipt ${receipt}`) })).toContainText(
    "₹500",
  );
  await customer.getByRole("button", { name: `Pay ${rest}` }).click();
  await pay(customer, rest);
  await expect(customer.getByRole("heading", { name: "Receipt" })).toBeVisible();

  const owner = await visit("owner");
  await owner.goto(`/admin/bills/${billed.billId}`);
  await owner.getByRole("button", { name: `Take back ${receipt}` }).click();
  await owner.getByRole("textbox", { name: "Reason" }).fill("The note was forged");
  await owner.getByRole("button", { name: "Take back ₹500" }).click();
  await expect(owner.getByRole("row", { name: /Counter-entry/ })).toContainText("The note was forged");
  await expect(owner.getByText("Unpaid", { exact: true })).toBeVisible();

  await customer.goto(`/bills/${billed.billId}`);
  await expect(customer.getByText(`Amount ${amount} − paid online ${rest} = open ₹500`)).toBeVisible();
  await expect(customer.getByText("₹500 of it is open again. Please pay that to the driver.")).toBeVisible();
  await expect(customer.getByRole("row", { name: new RegExp(`Download receipt ${receipt}`) })).toContainText(
    "The note was forged",
  );
});

test("a UPI reference that was written down before is refused, and nothing is taken", async ({ visit }) => {
  const [first, second] = [await newBilledOnRound(), await newBilledOnRound()];
  const driver = await visit("driver", PHONE);
  const reference = `UPI-${first.billId}-${second.billId}`;
  await takeByUpi(driver, first, reference);
  await expect(driver.getByRole("heading", { name: "₹100 received" })).toBeVisible();
  await takeByUpi(driver, second, reference);
  const field = driver.getByRole("textbox", { name: "UPI reference" });
  await expect(field).toHaveAccessibleDescription(/was written down for a payment already/);
  await expect(field).toHaveValue(reference);
});

/** Searches the door, takes ₹500 of the open amount and answers the receipt's number. */
async function takeCash(page: Page, { customer }: Billed, open: string): Promise<string> {
  await page.goto("/admin/collect");
  await page.getByLabel("Name, phone or area").fill("batliw");
  await page.getByRole("button", { name: "Search" }).click();
  await page.locator(`a[href="/admin/collect?customer=${customer.id}"]`).click();
  await expect(page.getByRole("button", { name: `Take ${open}` })).toBeVisible();
  await page.getByRole("textbox", { name: "Amount" }).fill("500");
  await page.getByRole("button", { name: "Take ₹500" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take ₹500" }).click();
  await expect(page.getByRole("heading", { name: "₹500 received" })).toBeVisible();
  const title = await page.getByRole("heading", { level: 1 }).textContent();
  return title?.replace("Receipt ", "") ?? "";
}

async function takeByUpi(page: Page, { customer }: Billed, reference: string): Promise<void> {
  await page.goto(`/admin/collect?customer=${customer.id}`);
  await page.getByRole("textbox", { name: "Amount" }).fill("100");
  await page.getByText("UPI", { exact: true }).click();
  await page.getByRole("textbox", { name: "UPI reference" }).fill(reference);
  await page.getByRole("button", { name: "Take ₹100" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take ₹100" }).click();
}

async function pay(page: Page, amount: string): Promise<void> {
  await page.getByRole("textbox", { name: "Card number" }).fill("4242 4242 4242 4242");
  await page.getByRole("textbox", { name: "Expiry" }).fill("12/34");
  await page.getByRole("textbox", { name: "CVC" }).fill("123");
  await page.getByRole("button", { name: `Pay ${amount}` }).click();
}
