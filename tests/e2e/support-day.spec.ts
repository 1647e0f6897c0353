// Support's day: somebody calls, is found, and hears what they owe and why. Nothing of theirs is changed by it.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/visitors";

const buttons = (page: Page, ...names: string[]) =>
  Promise.all(names.map((name) => expect(page.getByRole("button", { name })).toHaveCount(0)));

test("support finds who calls, reads their days, bills and payments, and can change none", async ({
  visit,
}) => {
  const page = await visit("support");
  await page.goto("/admin/customers");
  await page.getByRole("searchbox").fill("meera@tiffintrack.test");
  await page.getByRole("button", { name: "Filter" }).click();
  // somebody else may have claimed the same address
  await page.getByRole("row").filter({ hasText: "Meera Kulkarni" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/admin\/customers\/\d+$/);
  for (const name of ["Subscriptions", "Bills", "Payments"])
    await expect(page.getByRole("heading", { name, level: 2 })).toBeVisible();
  await buttons(page, "Pause days", "Resume days", "Give credit", "Close the account", "Skip a day");

  const bill = page.locator('a[href^="/admin/bills/"]').first();
  await bill.click();
  await expect(page).toHaveURL(/\/admin\/bills\/\d+$/);
  await buttons(page, "Recalculate", "Refund", "Give credit");
  await page.goto("/admin/payments");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await buttons(page, "Refund");

  const rail = page.getByRole("navigation", { name: "Staff" });
  await expect(rail.getByRole("link", { name: "Customers" })).toBeVisible();
  for (const name of ["Audit log", "System log", "Settings", "Plans", "Reports"])
    await expect(rail.getByRole("link", { name, exact: true })).toHaveCount(0);
});
