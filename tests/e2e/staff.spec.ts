// Who works here: invited, let in, and out again at once.
import { mkdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { rows } from "./support/database";
import { expect, test } from "./support/visitors";

const PASSWORD = "Kothimbir-Vadi-42";
const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
] as const;

/** The page as it looks on a phone and at a desk. */
async function look(page: Page, name: string): Promise<void> {
  mkdirSync("test-results/staff", { recursive: true });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `test-results/staff/${name}-${size.width}.png` });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
  }
}

test.setTimeout(120_000);

test("the owner invites a driver, who joins by the link, and is out in the middle of a round", async ({
  visit,
}) => {
  const office = await visit("owner");
  await office.goto("/admin/staff");
  await office.getByRole("button", { name: "Add staff" }).click();
  await look(office, "add");
  await office.getByLabel("Full name").fill("Nadeem Khot");
  await office.getByLabel("Mobile number").fill("98700 12345");
  await office.getByRole("dialog").getByLabel("Role").selectOption("driver");
  await office.getByRole("button", { name: "Invite", exact: true }).click();
  const link = await office.getByLabel("Link to join").inputValue();
  await look(office, "link");
  await office.getByRole("button", { name: "Done" }).click();
  const row = office.getByRole("row").filter({ hasText: "Nadeem Khot" });
  await expect(row).toContainText("Invited");
  await look(office, "list");

  const phone = await visit("guest");
  await phone.goto(link);
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Welcome, Nadeem Khot");
  await look(phone, "join");
  await phone.setViewportSize(SIZES[0]);
  await phone.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await phone.getByRole("button", { name: "Save and log in" }).click();
  await phone.waitForURL(/\/drive/);
  await phone.goto("/admin/collect");

  // the link is spent
  const other = await visit("guest");
  await other.goto(link);
  await expect(other.getByText("already been used or is too old")).toBeVisible();
  await look(other, "join-over");

  await row.getByRole("link", { name: "Nadeem Khot" }).click();
  await expect(office.getByText("1 device", { exact: true })).toBeVisible();
  await look(office, "person");
  await office.getByRole("button", { name: "Deactivate" }).click();
  await office.getByLabel("Reason").fill("Left for another kitchen");
  await look(office, "deactivate");
  await office.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(office.getByRole("button", { name: "Activate", exact: true })).toBeVisible();

  await phone.goto("/admin/deliveries");
  await phone.waitForURL(/\/login\?next=/);
  await phone.getByLabel("Email").fill("98700 12345");
  await phone.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await phone.getByRole("button", { name: "Log in" }).click();
  await expect(phone.getByText("Email and password don't match")).toBeVisible();
});

test("a first password opens nothing but the page that asks for another", async ({ visit }) => {
  const office = await visit("owner");
  const [person] = await rows<{ id: number }>(
    `insert into users (fullname, email, phone, password, addr1, area, pincode, role)
     select 'Sunita Jadhav', 'sunita@example.test', '', password, addr1, area, pincode, 'kitchen'
     from users where role = 'kitchen' limit 1 returning id`,
  );
  await office.goto(`/admin/staff/${person?.id}`);
  await office.getByRole("button", { name: "New first password" }).click();
  await office.getByRole("alertdialog").getByRole("button", { name: "New first password" }).click();
  const password = await office.getByLabel("First password").inputValue();
  await look(office, "first-password-shown");

  const tablet = await visit("guest");
  await tablet.goto("/login");
  await tablet.getByLabel("Email").fill("sunita@example.test");
  await tablet.getByLabel("Password", { exact: true }).fill(password);
  await tablet.getByRole("button", { name: "Log in" }).click();
  await tablet.waitForURL(/\/first-password/);
  await look(tablet, "first-password");
  await tablet.goto("/admin/kitchen");
  await tablet.waitForURL(/\/first-password/);
  await tablet.getByLabel("New password").fill(PASSWORD);
  await tablet.getByRole("button", { name: "Save and go on" }).click();
  await tablet.waitForURL(/\/kitchen$/);
});
