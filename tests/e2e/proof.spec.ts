import { newBilledCustomer } from "./support/customers";
import { valueOf } from "./support/database";
import { payByCard } from "./support/paying";
import { letProofGrowOld, newAdmin } from "./support/proof";
import { expect, test } from "./support/visitors";

const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

test("a quarter of an hour after the log-in a refund asks for the password, and is done once", async ({
  visit,
}) => {
  const billed = await newBilledCustomer("Farida Contractor");
  await payByCard(await visit(billed.customer), billed);
  const colleague = await newAdmin();
  const office = await visit(colleague);
  await office.goto(`/admin/bills/${billed.billId}`);
  await office.getByRole("button", { name: "Refund", exact: true }).click();
  const form = office.getByRole("dialog", { name: /^Refund/ });
  await form.getByRole("textbox", { name: "Amount" }).fill("200");
  await form.getByRole("textbox", { name: "Reason" }).fill("Cold food on the 3rd");
  await letProofGrowOld(colleague);
  await form.getByRole("button", { name: "Refund ₹200" }).click();

  const asks = office.getByRole("dialog", { name: "Is it still you?" });
  await expect(asks).toBeVisible();
  for (const size of SIZES) {
    await office.setViewportSize(size);
    await office.screenshot({ path: `test-results/pages/proof-dialog-${size.width}.png` });
  }
  const refunds = () =>
    valueOf(
      `select count(*)::int from refunds r join payments p on p.id = r.payment_id where p.bill_id = $1`,
      [billed.billId],
    );
  await asks.getByLabel("Your password", { exact: true }).fill("not that one");
  await asks.getByRole("button", { name: "Go on" }).click();
  await expect(asks.getByText(/This isn't your password/)).toBeVisible();
  expect(await refunds()).toBe(0);
  await asks.getByLabel("Your password", { exact: true }).fill(colleague.password);
  await asks.getByRole("button", { name: "Go on" }).click();
  await expect(office.getByText("₹200 is refunded to Farida Contractor.")).toBeVisible();
  expect(await refunds()).toBe(1);
});

test("a list of people is downloaded after the password, other lists without", async ({ visit }) => {
  const colleague = await newAdmin();
  const office = await visit(colleague);
  await office.goto("/admin/customers?search=a");
  await letProofGrowOld(colleague);
  await office.getByRole("link", { name: "Export CSV" }).click();
  await expect(office.getByRole("heading", { name: "Is it still you?" })).toBeVisible();
  await office.screenshot({ path: "test-results/pages/prove-page.png" });
  await office.getByLabel("Your password", { exact: true }).fill(colleague.password);
  const [file] = await Promise.all([
    office.waitForEvent("download"),
    office.getByRole("button", { name: "Go on" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("customers.csv");
  await expect(office.getByText("The file is on its way.")).toBeVisible();
  await office.getByRole("link", { name: "Back to the list" }).click();
  await expect(office).toHaveURL(/\/admin\/customers\?search=a/);

  await letProofGrowOld(colleague);
  await office.goto("/admin/plans");
  const [plans] = await Promise.all([
    office.waitForEvent("download"),
    office.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  expect(plans.suggestedFilename()).toBe("plans.csv");
  await office.goto("/admin/prove?next=//evil.test/admin/customers/export");
  await expect(office).toHaveURL(/\/admin$/);
});
