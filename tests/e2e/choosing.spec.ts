// Plans and menus that people can choose by: what they eat, what they may not, and their own plan first.
import { addDays, formatDay, monthOf, type PlainDate } from "../../lib/domain/plain-date";
import { newSubscriber } from "./support/customers";
import { valueOf } from "./support/database";
import { logIn } from "./support/people";
import { expect, test } from "./support/visitors";

const PHONE = { viewport: { width: 390, height: 844 } };

for (const javaScriptEnabled of [true, false])
  test(`the plans are left that somebody can eat, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    visit,
  }) => {
    const page = await visit("guest", { ...PHONE, javaScriptEnabled });
    await page.goto("/plans?area=Nerul");
    const plans = page.getByRole("article");
    const all = await plans.count();
    const kinds = page.getByRole("navigation", { name: "What you eat" });
    await kinds.getByRole("link", { name: "Vegetarian" }).click();
    await expect(page).toHaveURL(/show=veg/);
    await expect(plans.filter({ hasText: "Non-Veg Thali" })).toHaveCount(0);
    await expect(plans.filter({ hasText: "Mini Tiffin" })).toHaveCount(1);
    const veg = await plans.count();
    expect(veg).toBeLessThan(all);
    await page.getByText("An allergy?").click();
    await page.getByRole("link", { name: "Without gluten" }).click();
    await expect(page).toHaveURL(/without=gluten/);
    await expect(plans.filter({ hasText: "Mini Tiffin" })).toHaveCount(0);
    await expect(page.getByText("Not everything is written down of every dish")).toBeVisible();
    // the area is still known
    await expect(page.getByText("Yes, we come to Nerul.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Without gluten" })).toHaveAttribute("aria-current", "true");
    await kinds.getByRole("link", { name: "Everything" }).click();
    await expect(page).toHaveURL(/\/plans\?area=Nerul&without=gluten$/);
  });

test("the menu begins today with one plan, and the others are a tab away", async ({ visit }) => {
  const page = await visit("guest", PHONE);
  await page.goto("/menu");
  const first = page.getByRole("main").getByRole("listitem").filter({ hasText: "Today" }).first();
  await expect(first).toBeVisible();
  await expect(page.getByRole("region")).toHaveCount(1);
  const tabs = page.getByRole("navigation", { name: "Plans" });
  await tabs.getByRole("link", { name: "Veg Thali", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Veg Thali" })).toBeVisible();
  await page.getByRole("link", { name: "The week after" }).click();
  await expect(page).toHaveURL(/\/menu\?week=next&plan=\d+$/);
  await expect(page.getByRole("heading", { level: 2, name: "Veg Thali" })).toBeVisible();
  await page.getByRole("link", { name: "Subscribe" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Start Veg Thali" })).toBeVisible();
});

test("a customer's own plan comes first, and its dishes stand in the calendar's days", async ({ visit }) => {
  const { id, today, ...customer } = await newSubscriber();
  const plan = String(
    await valueOf(
      "select p.name from customer_plans c join plans p on p.id = c.plan_id where customer_id = $1",
      [id],
    ),
  );
  const page = await visit("guest", PHONE);
  await logIn(page, customer);
  await page.goto("/menu");
  await expect(page.getByRole("heading", { level: 2, name: plan })).toBeVisible();
  await expect(page.getByRole("link", { name: `${plan} Yours` })).toHaveAttribute("aria-current", "true");
  const day = addDays(today, 2);
  const dish = page.getByRole("region").locator("ol > li").nth(2).locator("li").first();
  const [name = ""] = (await dish.innerText()).split("\n");
  await page.goto(`/calendar?month=${day.slice(0, 7)}`);
  await expect(page.getByRole("region", { name: "What comes" })).toContainText(name);
  const button = page.getByRole("button", { name: `${formatDay(day, "long")}, delivery` });
  await expect(button).toHaveAccessibleDescription(new RegExp(name));
});

test("a range is drawn by shift and the arrows or by the mouse, and said with its rupees", async ({
  visit,
}) => {
  const { today, ...customer } = await newSubscriber();
  const page = await visit("guest", { viewport: { width: 1440, height: 900 } });
  await logIn(page, customer);
  // three days of one month, two days from now at the earliest
  const first = [2, 3, 4].map((days) => addDays(today, days)).find(isSameMonthInTwoDays) ?? today;
  await page.goto(`/calendar?month=${first.slice(0, 7)}`);
  const day = (after: number) =>
    page.getByRole("button", { name: `${formatDay(addDays(first, after), "long")}, delivery` });
  await day(0).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(day(2)).toBeFocused();
  const said = (tiffins: number) =>
    page.getByText(new RegExp(`^${tiffins} tiffins, .* You save ₹.* bill, due `));
  await expect(said(3)).toBeVisible();
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(said(2)).toBeVisible();

  await day(0).hover();
  await page.mouse.down();
  await day(2).hover();
  await page.mouse.up();
  await expect(said(3)).toBeVisible();
  await expect(day(2)).toBeVisible(); // and none is paused by the way
});

const isSameMonthInTwoDays = (day: PlainDate) => monthOf(addDays(day, 2)) === monthOf(day);
