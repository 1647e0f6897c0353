// Plans and menus that people can choose by: what they eat, what they may not, and their own plan first.
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
  const { id, ...customer } = await newSubscriber();
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
  const dish = await page
    .getByRole("region")
    .getByRole("listitem")
    .nth(2)
    .getByRole("listitem")
    .first()
    .innerText();
  await page.goto("/calendar");
  const written = page.getByRole("region", { name: "What comes" });
  await expect(written).toContainText(dish.split("\n")[0] ?? dish);
  const described = page.getByRole("button", { name: /, delivery$/ });
  await expect(described.last()).not.toHaveAccessibleDescription("");
});
