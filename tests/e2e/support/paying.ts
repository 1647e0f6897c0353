import { expect, type Page } from "@playwright/test";
import type { Billed } from "./customers";

/** Pays the bill by a card that is good. */
export async function payByCard(page: Page, { billId }: Pick<Billed, "billId">): Promise<void> {
  await page.goto(`/bills/${billId}/pay`);
  await page.getByRole("textbox", { name: "Card number" }).fill("4242 4242 4242 4242");
  await page.getByRole("textbox", { name: "Expiry" }).fill("12/34");
  await page.getByRole("textbox", { name: "CVC" }).fill("123");
  await page.getByRole("button", { name: /^Pay ₹/ }).click();
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
}
