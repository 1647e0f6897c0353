import { addDays, formatDay } from "../../lib/domain/plain-date";
import { newSubscriber } from "./support/customers";
import { valueOf } from "./support/database";
import { logIn } from "./support/people";
import { expect, test } from "./support/visitors";

const PHONE = { viewport: { width: 390, height: 844 } };

const pausedDays = (id: number) =>
  valueOf("select count(*)::int from paused_dates where customer_id = $1", [id]);

test("one tap pauses tomorrow, says what it saves, and is taken back in place", async ({ visit }) => {
  const { id, today, ...customer } = await newSubscriber();
  const page = await visit("guest", PHONE);
  await logIn(page, customer);
  await page.getByRole("button", { name: "Pause tomorrow" }).click();
  const told = page.getByText(`No tiffin on ${formatDay(addDays(today, 1), "spoken")}. You save ₹`);
  await expect(told).toBeVisible();
  expect(await pausedDays(id)).toBe(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(
    page.getByText(`Your tiffin comes on ${formatDay(addDays(today, 1), "spoken")}.`),
  ).toBeVisible();
  expect(await pausedDays(id)).toBe(0);
});

test("away: two taps and the bar above the bottom bar, which says what it saves before it is pressed", async ({
  visit,
}) => {
  const { id, today, ...customer } = await newSubscriber();
  const page = await visit("guest", PHONE);
  await logIn(page, customer);
  await page.getByRole("link", { name: "I'm away …" }).click();
  const [first, last] = [addDays(today, 2), addDays(today, 4)];
  await page.getByLabel("First day").fill(first);
  await page.getByLabel("Last day").fill(last);
  const span = `${formatDay(first, "short")} to ${formatDay(last, "short")}`;
  await expect(page.getByText(new RegExp(`^3 tiffins, ${span}\\. You save ₹.* bill, due `))).toBeVisible();
  const pause = page.getByRole("button", { name: "Pause 3 days" });
  await expect(pause).toBeInViewport();
  await pause.click();
  await expect(page.getByText(/^No tiffin on .*You save ₹/)).toBeInViewport();
  expect(await pausedDays(id)).toBe(3);

  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { name: "Coming pauses" })).toBeVisible();
  await page.getByRole("button", { name: `Resume ${span}` }).click();
  await expect(page.getByText(/^Your tiffin comes on /)).toBeVisible();
  expect(await pausedDays(id)).toBe(0);
});

test("a range is paused without the page's script, and looked at before", async ({ visit }) => {
  const { id, today, ...customer } = await newSubscriber();
  const page = await visit("guest", { ...PHONE, javaScriptEnabled: false });
  await logIn(page, customer);
  await page.goto(`/calendar?several=1&first=${addDays(today, 2)}&last=${addDays(today, 3)}`);
  await expect(page.getByText(/^2 tiffins, .*You save ₹/)).toBeVisible();
  await page.getByRole("button", { name: "Pause 2 days" }).click();
  await expect(page.getByText(/^No tiffin on .*You save ₹/)).toBeVisible();
  expect(await pausedDays(id)).toBe(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/^Your tiffin comes on /)).toBeVisible();
  expect(await pausedDays(id)).toBe(0);
});

test("the receipt of a pause is checked by anybody, and refused with one letter changed", async ({
  visit,
}) => {
  const { today, ...customer } = await newSubscriber();
  const page = await visit("guest", PHONE);
  await logIn(page, customer);
  await page.getByRole("button", { name: "Pause tomorrow" }).click();
  const link = page.getByRole("status").getByRole("link", { name: "Receipt" });
  const address = (await link.getAttribute("href")) ?? "";
  const anybody = await visit("guest", PHONE);
  await anybody.goto(address);
  await expect(anybody.getByRole("heading", { name: "This receipt is genuine." })).toBeVisible();
  await expect(anybody.getByText(formatDay(addDays(today, 1), "medium"))).toBeVisible();
  const box = anybody.getByRole("textbox", { name: "Receipt" });
  const text = await box.inputValue();
  const at = Math.floor(text.length / 2);
  await box.fill(text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1));
  await anybody.getByRole("button", { name: "Check" }).click();
  await expect(anybody.getByRole("alert").filter({ hasText: "This receipt proves nothing." })).toBeVisible();
});

test("a subscription that ends soon goes on for a month by one press", async ({ visit }) => {
  const { id, today, ...customer } = await newSubscriber();
  const ends = addDays(today, 3);
  await valueOf("update customer_plans set end_date = $2::date where customer_id = $1 returning id", [
    id,
    ends,
  ]);
  const page = await visit("guest", PHONE);
  await logIn(page, customer);
  await expect(page.getByRole("heading", { name: /ends on/ })).toContainText(formatDay(ends, "spoken"));
  await page.getByRole("button", { name: "Keep going for a month" }).click();
  await expect(page.getByText(/goes on from .* tiffins, ₹/)).toBeVisible();
  const next = "select start_date::text from customer_plans where customer_id = $1 order by id desc limit 1";
  expect(await valueOf(next, [id])).toBe(addDays(ends, 1));
});
