import type { Page } from "@playwright/test";
import { newCustomer } from "./support/customers";
import { rows } from "./support/database";
import { newOwner } from "./support/people";
import { appCode, clockBeside, keyOn, lostPhone } from "./support/second-factor";
import { expect, test } from "./support/visitors";

const LOOKS = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

/** Keeps a picture of it at both sizes, for people to look at. */
async function look(page: Page, name: string): Promise<void> {
  for (const size of LOOKS) {
    await page.setViewportSize(size);
    const picture = `test-results/pages/second-factor-${name}-${size.width}.png`;
    await page.screenshot({ path: picture, fullPage: true });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${name} scrolls sideways`).toBeLessThanOrEqual(size.width);
  }
}

async function typePassword(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto("/login");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

const codeField = (page: Page) => page.getByLabel("Code from your app");

async function typeCode(page: Page, code: string): Promise<void> {
  await codeField(page).fill(code);
  await page.getByRole("button", { name: "Log in" }).click();
}

async function logOut(page: Page): Promise<void> {
  await page.goto("/admin/profile");
  await page.getByRole("button", { name: "Log out", exact: true }).first().click();
  await expect(page).toHaveURL(/\/login$/);
}

test("an owner sets it up, logs in with the app, and without the phone by a recovery code, once", async ({
  visit,
}) => {
  const owner = await newOwner("Revati Kale");
  const page = await visit("guest", { viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  await typePassword(page, owner);
  await expect(page).toHaveURL(/\/admin/);
  const now = await clockBeside(owner.email);

  await page.goto("/admin/profile");
  const key = await keyOn(page);
  await look(page, "set-up");
  await codeField(page).fill("12");
  await page.getByLabel("Current password", { exact: true }).last().fill(owner.password);
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(codeField(page)).toHaveAccessibleDescription(/not right/);
  await codeField(page).fill(await appCode(key, now()));
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByRole("heading", { name: "Keep your recovery codes" })).toBeFocused();
  const codes = await page.getByText(/^\d{4}-\d{4}-\d{4}$/).allInnerTexts();
  expect(codes).toHaveLength(10);
  await look(page, "codes");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("tiffintrack-recovery-codes.txt");
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: "test-results/pages/second-factor-printed.png" });
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  await look(page, "on");

  await logOut(page);
  await typePassword(page, owner);
  await expect(codeField(page)).toBeFocused();
  await expect(page.getByLabel("Email")).toHaveValue(owner.email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue(owner.password);
  await expect(page.getByLabel("Email")).not.toHaveAttribute("aria-invalid");
  await expect(codeField(page)).not.toHaveAttribute("aria-invalid");
  await look(page, "code-asked");
  await typeCode(page, "000000");
  await expect(codeField(page)).toHaveAccessibleDescription(/not right, or has been used/);
  await look(page, "code-wrong");
  await typeCode(page, await appCode(key, now(), 1));
  await expect(page).toHaveURL(/\/admin$/);

  await logOut(page);
  await typePassword(page, owner);
  await typeCode(page, codes[0] ?? "");
  await expect(page).toHaveURL(/\/admin$/);
  await page.goto("/admin/profile");
  await expect(page.getByText("9 recovery codes are left.")).toBeVisible();
  await logOut(page);
  await typePassword(page, owner);
  await typeCode(page, codes[0] ?? "");
  await expect(codeField(page)).toHaveAccessibleDescription(/not right, or has been used/);
  const letters = await rows(
    "select kind from notifications where channel = 'email' and recipient = $1 and kind in ('authenticatorOn', 'recoveryCodeUsed') order by id",
    [owner.email],
  );
  expect(letters.map(({ kind }) => kind)).toEqual(["authenticatorOn", "recoveryCodeUsed"]);
});

test("a browser that runs no script is asked for the code, too", async ({ visit }) => {
  const customer = await newCustomer();
  const [code = ""] = await lostPhone(customer.id);
  const page = await visit("guest", { javaScriptEnabled: false });
  await typePassword(page, customer);
  await expect(page.getByLabel("Email")).toHaveValue(customer.email);
  await expect(codeField(page)).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(customer.password);
  await typeCode(page, "123456");
  await expect(codeField(page)).toHaveAccessibleDescription(/not right, or has been used/);
  await expect(codeField(page)).toHaveValue("");
  await page.getByLabel("Password", { exact: true }).fill(customer.password);
  await typeCode(page, code);
  await expect(page).toHaveURL(/\/dashboard$/);
});
