import type { Locator, Page } from "@playwright/test";
import { toBusinessDate } from "../../lib/domain/business-time";
import { addDays, formatDay, isoWeekday } from "../../lib/domain/plain-date";
import { rows, valueOf } from "./support/database";
import { newOwner } from "./support/people";
import { expect, test, type Visitor } from "./support/visitors";

const NOT_SAVED = "Not saved yet: this was changed since you opened it";

type Visit = (who: Visitor) => Promise<Page>;

let other: Promise<{ email: string; password: string }> | undefined;

/** The same page, opened by two people before either saves. */
async function bothAt(visit: Visit, path: string): Promise<{ first: Page; second: Page }> {
  const first = await visit(await (other ??= newOwner("Sunita Rao")));
  const second = await visit("owner");
  for (const page of [first, second]) await page.goto(path);
  return { first, second };
}

const box = (place: Page | Locator, name: string) => place.getByRole("textbox", { name, exact: true });
const press = (place: Page | Locator, name: string) => place.getByRole("button", { name }).click();
const refusalOf = (place: Page | Locator) => place.getByRole("alert").filter({ hasText: NOT_SAVED });

async function newPlan(name: string): Promise<number> {
  const sql = "insert into plans (name, daily_rate, description) values ($1, 120, 'As at home') returning id";
  return Number(await valueOf(sql, [name]));
}

test("two owners in one plan: the second sees who changed what, keeps the own text, and loses nothing of the first's", async ({
  visit,
}) => {
  const planId = await newPlan("Two Hands Thali");
  const { first, second } = await bothAt(visit, `/admin/plans/${planId}`);
  await box(first, "Daily rate").fill("130");
  await press(first, "Save plan");
  await expect(first.getByText("Two Hands Thali is saved.")).toBeVisible();

  await box(second, "Description").fill("As at my grandmother's");
  await press(second, "Save plan");
  const refusal = refusalOf(second);
  await expect(refusal).toContainText(/Sunita Rao changed it, .*2\d{3}/);
  await expect(refusal).toContainText("Daily rate: 120 → 130.");
  await expect(box(second, "Description")).toHaveValue("As at my grandmother's");
  await press(refusal, "Keep mine");
  await expect(second.getByText("Two Hands Thali is saved.")).toBeVisible();
  const kept = await rows("select daily_rate as rate, description from plans where id = $1", [planId]);
  expect(kept).toEqual([{ rate: 130, description: "As at my grandmother's" }]);
});

test("two owners in the settings: the second takes what the first saved, and saves again on top of it", async ({
  visit,
}) => {
  const { first, second } = await bothAt(visit, "/admin/settings");
  await box(first, "Address").fill("Shop 7, Sector 17, Vashi");
  await press(first, "Save settings");
  await expect(first.getByText("Saved.", { exact: true })).toBeVisible();

  await box(second, "Address").fill("Shop 8, Sector 17, Vashi");
  await press(second, "Save settings");
  const refusal = refusalOf(second);
  await expect(refusal).toContainText("Sunita Rao changed it,");
  await expect(refusal).toContainText("→ Shop 7, Sector 17, Vashi. You wrote: Shop 8, Sector 17, Vashi.");
  await expect(box(second, "Address")).toHaveValue("Shop 8, Sector 17, Vashi");
  await press(refusal, "Take theirs");
  await expect(refusal).toHaveCount(0);
  await expect(box(second, "Address")).toHaveValue("Shop 7, Sector 17, Vashi");
  await box(second, "Address").fill("Shop 7A, Sector 17, Vashi");
  await press(second, "Save settings");
  await expect(second.getByText("Saved.", { exact: true })).toBeVisible();
  expect(await valueOf("select kitchen_address from settings")).toBe("Shop 7A, Sector 17, Vashi");
});

test("two owners in one week of the menu: different days don't meet, and the same day is asked about", async ({
  visit,
}) => {
  const planId = await newPlan("Two Hands Menu");
  const inAWeek = addDays(toBusinessDate(new Date(process.env.E2E_NOW ?? "")), 7);
  const monday = addDays(inAWeek, 1 - isoWeekday(inAWeek));
  const { first, second } = await bothAt(visit, `/admin/menus?week=${monday}`);
  const one = first.getByRole("region", { name: "Two Hands Menu" });
  const two = second.getByRole("region", { name: "Two Hands Menu" });
  const tuesday = formatDay(addDays(monday, 1), "short");
  await saveDay(one, tuesday, "Rajma");
  await expect(one.getByText("Saved.", { exact: true })).toBeVisible();
  await saveDay(two, formatDay(addDays(monday, 2), "short"), "Kadhi");
  await expect(two.getByText("Saved.", { exact: true })).toBeVisible();
  expect(await menuOf(planId)).toBe('["Rajma"] ["Kadhi"]');

  await saveDay(one, tuesday, "Chole");
  await expect(one.getByText("Saved.", { exact: true })).toBeVisible();
  await saveDay(two, tuesday, "Paneer");
  const refusal = refusalOf(two);
  await expect(refusal).toContainText("Sunita Rao changed it,");
  await expect(refusal).toContainText(`${tuesday}: Rajma → Chole. You wrote: Paneer.`);
  await expect(box(two, tuesday)).toHaveValue("Paneer");
  await press(refusal, "Keep mine");
  await expect(two.getByText("Saved.", { exact: true })).toBeVisible();
  expect(await menuOf(planId)).toBe('["Paneer"] ["Kadhi"]');
});

async function saveDay(week: Locator, day: string, dishes: string): Promise<void> {
  await box(week, day).fill(dishes);
  await press(week, "Save menu");
}

async function menuOf(planId: number): Promise<unknown> {
  return valueOf("select string_agg(items::text, ' ' order by date) from menus where plan_id = $1", [planId]);
}
