import { newBilledCustomer } from "./support/customers";
import { payByCard } from "./support/paying";
import { expect, test } from "./support/visitors";

const PHONE = { viewport: { width: 390, height: 844 } };

test("a part of a card payment goes back, and the customer sees it on the bill and among the payments", async ({
  visit,
}) => {
  const billed = await newBilledCustomer("Farida Contractor");
  const customer = await visit(billed.customer, PHONE);
  await payByCard(customer, billed);

  const owner = await visit("owner");
  await owner.goto(`/admin/bills/${billed.billId}`);
  await owner.getByRole("button", { name: "Refund", exact: true }).click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Amount" }).fill("200");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Cold food on the 3rd");
  await expect(dialog.getByText(/₹200 goes back to .*Farida Contractor/)).toBeVisible();
  await dialog.getByRole("button", { name: "Refund ₹200" }).click();
  await expect(owner.getByText("₹200 is refunded to Farida Contractor.")).toBeVisible();

  for (const address of [`/bills/${billed.billId}`, "/payments"]) {
    await customer.goto(address);
    const row = customer.getByRole("table", { name: "Refunds" }).getByRole("row", { name: /₹200/ });
    await expect(row).toContainText("Paid back");
  }
  await customer.goto(`/bills/${billed.billId}`);
  await expect(customer.getByText("Paid", { exact: true }).first()).toBeVisible();
});
