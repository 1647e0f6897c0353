// What customers are told: the list in the product, what they chose, and the press in a reminder.
import { AxeBuilder } from "@axe-core/playwright";
import { addDays, formatDay } from "../../lib/domain/plain-date";
import { newCustomer, newSubscriber, today } from "./support/customers";
import { rows, valueOf } from "./support/database";
import { passOf } from "./support/pass";
import { expect, test } from "./support/visitors";

/** As the evening before would have told them. */
const remind = (id: number) => {
  const day = addDays(today(), 1);
  return rows(
    `insert into notifications (user_id, channel, kind, subject, text, link, sent_at, expires_at)
     values ($1, 'in-app', 'tomorrow', 'Tomorrow: Chole, Bharli Vangi', '', $2, app_now(), $3)`,
    [id, `/calendar?month=${day.slice(0, 7)}&day=${day}`, `${day}T08:00:00+05:30`],
  );
};

test("a reminder stands in the list, is counted on each page, and pauses from there", async ({ visit }) => {
  const customer = await newSubscriber();
  await remind(customer.id);
  const page = await visit(customer);
  await page.goto("/dashboard");
  await page.getByRole("link", { name: "Notifications, 2 new" }).click();
  await expect(page.getByRole("heading", { name: "Notifications", level: 1 })).toBeVisible();
  // the other one: that they logged in, on a device of which nothing was known
  const list = page.getByRole("list", { name: "Notifications" });
  const entry = list.getByRole("listitem").filter({ hasText: "Tomorrow: Chole, Bharli Vangi" });
  await expect(entry).toContainText("New");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await entry.getByRole("button", { name: /^Pause tomorrow/ }).click();
  await expect(entry.getByRole("status")).toContainText("You save");
  const paused = "select count(*)::int from paused_dates where customer_id = $1";
  expect(await valueOf(paused, [customer.id])).toBe(1);
  await entry.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => valueOf(paused, [customer.id])).toBe(0);

  await page.getByRole("button", { name: "Mark all read" }).click();
  await expect(page.getByRole("link", { name: "Notifications", exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Mark all read" })).toHaveCount(0);
});

test("a customer chooses what they are told, and where; bills always reach them", async ({ visit }) => {
  const customer = await newCustomer();
  const page = await visit(customer);
  await page.goto("/profile");
  const form = page.getByRole("form", { name: "Notifications" });
  const bills = form.getByRole("group", { name: "Bills and payments" });
  await expect(bills.getByLabel("E-mail")).toBeDisabled();
  await expect(bills.getByLabel("E-mail")).toBeChecked();
  await form.getByRole("group", { name: "Tomorrow's tiffin" }).getByLabel("E-mail").check();
  await form.getByRole("group", { name: "Your subscription" }).getByLabel("E-mail").uncheck();
  await form.getByRole("button", { name: "Save notifications" }).click();
  await expect(form.getByRole("status")).toHaveText("Notifications saved");
  await page.reload();
  await expect(form.getByRole("group", { name: "Tomorrow's tiffin" }).getByLabel("E-mail")).toBeChecked();
  await expect(form.getByRole("group", { name: "Your subscription" }).getByLabel("E-mail")).not.toBeChecked();
});

test("a reminder's link pauses its day without a log-in, twice as once, and takes it back", async ({
  visit,
}) => {
  const customer = await newSubscriber();
  const day = addDays(today(), 1);
  const page = await visit("guest");
  await page.goto(`/pause#pass=${passOf(customer)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(formatDay(day, "long"));
  await page.getByRole("button", { name: "Pause this day" }).click();
  await expect(page.getByRole("status")).toContainText("No tiffin on");
  const paused = "select count(*)::int from paused_dates where customer_id = $1";
  expect(await valueOf(paused, [customer.id])).toBe(1);

  const again = await visit("guest");
  await again.goto(`/pause#pass=${passOf(customer)}`);
  await again.getByRole("button", { name: "Pause this day" }).click();
  await expect(again.getByRole("status")).toContainText("No tiffin on");
  expect(await valueOf(paused, [customer.id])).toBe(1);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("status")).toContainText("Your tiffin comes on");
  expect(await valueOf(paused, [customer.id])).toBe(0);

  // after the cutoff it says so
  await page.goto("about:blank");
  await page.goto(`/pause#pass=${passOf(customer, today())}`);
  await page.getByRole("button", { name: "Pause this day" }).click();
  await expect(page.getByText("Too late to change that day")).toBeVisible();
});
