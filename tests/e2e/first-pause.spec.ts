// Somebody new, on a phone: from the landing to a first day without a tiffin. Every tap is counted.
import fs from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { addDays, formatDay, parsePlainDate } from "../../lib/domain/plain-date";
import { valueOf } from "./support/database";
import { expect, test } from "./support/visitors";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const PERSON = {
  "Full name": "Asha Kulkarni",
  Phone: "98200 11223",
  "Address line 1": "Flat 7, Neelkanth",
};
const PASSWORD = "Kothimbir-Vadi-42";

/** The most that the journey may take. */
const MOST_TAPS = 11;

function counting() {
  let taps = 0;
  const tap = async (target: Locator) => {
    taps += 1;
    await target.click();
  };
  /** A field is tapped, then typed into. */
  const type = async (field: Locator, text: string) => {
    await tap(field);
    await field.pressSequentially(text);
  };
  return { tap, type, taps: () => taps };
}

const today = () => parsePlainDate(String(process.env.E2E_NOW).slice(0, 10));
const planCard = (page: Page) => page.getByRole("article").first();

test("an area, a plan, who and where: nine taps from the landing to the first pause", async ({ visit }) => {
  const page = await visit("guest", PHONE);
  const email = `first-pause-${process.pid}@example.test`;
  await page.goto("/");
  const { tap, type, taps } = counting();
  await tap(page.getByRole("link", { name: "Nerul" }));
  await expect(page.getByText("Yes, we come to Nerul.")).toBeVisible();
  await tap(planCard(page).getByRole("link", { name: "Subscribe" }));
  await expect(page.getByRole("heading", { level: 1, name: /^Start / })).toBeVisible();
  await expect(page.getByText("Every day", { exact: true })).toBeVisible();
  for (const [name, text] of Object.entries({ ...PERSON, Email: email }))
    await type(page.getByRole("textbox", { name, exact: true }), text);
  await type(page.getByLabel("Password", { exact: true }), PASSWORD);
  await expect(page.getByRole("textbox", { name: "PIN code" })).toHaveValue("400706");
  await tap(page.getByRole("button", { name: "Subscribe" }));
  await expect(page.getByText(/^You are subscribed to /)).toBeVisible();
  await tap(page.getByRole("button", { name: "Pause tomorrow" }));
  const day = addDays(today(), 1);
  await expect(page.getByText(`No tiffin on ${formatDay(day, "spoken")}. You save ₹`)).toBeVisible();
  const paused = "select count(*)::int from paused_dates p join email_claims c on c.user_id = p.customer_id";
  expect(await valueOf(`${paused} where c.email = $1`, [email])).toBe(1);

  expect(taps()).toBeLessThanOrEqual(MOST_TAPS);
  const journeys = fs.readFileSync("docs/journeys.md", "utf8");
  expect(journeys).toMatch(new RegExp(`\\| first pause, from the landing \\| +${taps()} \\|`));
});

test("the days are changed without an account, and the price follows", async ({ visit }) => {
  const page = await visit("guest", PHONE);
  await page.goto("/plans");
  await planCard(page).getByRole("link", { name: "Subscribe" }).click();
  const total = page.getByRole("heading", { name: "What it costs" }).locator("xpath=..").locator("strong");
  const before = await total.textContent();
  await page.getByText("Change the days").click();
  await page.getByRole("checkbox", { name: "Sunday" }).click();
  await page.getByRole("checkbox", { name: "Saturday" }).click();
  await expect(page.getByText("Monday to Friday").first()).toBeVisible();
  await expect(total).not.toHaveText(before ?? "");
  await page.getByRole("link", { name: "Log in" }).click();
  await expect(page).toHaveURL(/\/login\?next=%2Fsubscriptions%2Fnew%3Fplan%3D\d+$/);
});

test("the same without the page's script, refused once at its field and pressed once more", async ({
  visit,
}) => {
  const page = await visit("guest", { ...PHONE, javaScriptEnabled: false });
  const email = `first-scriptless-${process.pid}@example.test`;
  await page.goto("/");
  await page.getByRole("link", { name: "Vashi" }).click();
  await planCard(page).getByRole("link", { name: "Subscribe" }).click();
  for (const [name, text] of Object.entries({ ...PERSON, Email: email }))
    await page.getByRole("textbox", { name, exact: true }).fill(text);
  await page.getByRole("button", { name: "Subscribe" }).click();
  const pin = page.getByRole("textbox", { name: "PIN code" });
  await expect(pin).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("textbox", { name: "Full name" })).toHaveValue(PERSON["Full name"]);
  await pin.fill("400703");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Subscribe" }).click();
  await expect(page.getByText(/^You are subscribed to /)).toBeVisible();
  const taken = "select count(*)::int from customer_plans p join email_claims c on c.user_id = p.customer_id";
  expect(await valueOf(`${taken} where c.email = $1`, [email])).toBe(1);
});
