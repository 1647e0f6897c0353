import type { Page } from "@playwright/test";
import { addMonths, monthOf } from "../../lib/domain/plain-date";
import { newBilledCustomer, newSubscriber } from "./support/customers";
import { valueOf } from "./support/database";
import { demoLogin } from "./support/people";
import { expect, test } from "./support/visitors";

/** Keeps the code of every page to come on its way until the answer is called. */
async function holdCode(page: Page): Promise<() => void> {
  let comes = () => {};
  const onItsWay = new Promise<void>((resolve) => (comes = resolve));
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await onItsWay;
    await route.continue();
  });
  return comes;
}

test("what is typed while the code of the page is still on its way counts", async ({ visit }) => {
  const page = await visit("guest");
  const codeComes = await holdCode(page);
  const { email, password } = demoLogin("customer");
  await page.goto("/login", { waitUntil: "commit" });
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  codeComes();
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page).toHaveURL(/\/dashboard/);
});

test("a log-in that is sent while the code is still on its way is done", async ({ visit }) => {
  const page = await visit("guest");
  const codeComes = await holdCode(page);
  const { email, password } = demoLogin("customer");
  await page.goto("/login?next=%2Fbills", { waitUntil: "commit" });
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("not that one");
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  codeComes();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page).toHaveURL(/\/bills/);
});

test("a day of the calendar can't be pressed before the code of the page has come, and no press is lost", async ({
  visit,
}) => {
  const customer = await newSubscriber();
  const page = await visit(customer);
  const codeComes = await holdCode(page);
  const lastMonth = addMonths(monthOf(customer.today), -1);
  await page.goto(`/calendar?month=${lastMonth}`, { waitUntil: "commit" });
  const past = page.getByRole("grid").getByRole("button").first();
  await expect(past).toHaveAttribute("disabled");
  codeComes();
  await expect(past).not.toHaveAttribute("disabled");
  await past.press("Enter");
  await expect(page.getByText("You can still change tomorrow and later days.")).toBeVisible();
});

for (const isDone of [true, false]) {
  test(`a press that is never answered, and that the server ${isDone ? "did" : "never saw"}: the page asks, says what is true, and the next press goes`, async ({
    visit,
  }) => {
    const { customer } = await newBilledCustomer();
    const page = await visit(customer);
    await page.clock.install();
    const plan = await valueOf("select id from plans where is_active order by id limit 1");
    await page.goto(`/subscriptions/new?plan=${plan}`);
    let [presses, isHeld] = [0, false];
    await page.route("**/subscriptions/new*", async (route) => {
      if (route.request().method() !== "POST" || presses++ > 0) return route.fallback();
      if (isDone) await route.fetch();
      isHeld = true;
      // no answer, no failure: it hangs
    });
    await page.getByRole("button", { name: "Subscribe" }).click();
    await expect.poll(() => isHeld).toBe(true);
    const taken = () =>
      valueOf("select count(*)::int from customer_plans where customer_id = $1", [customer.id]);
    if (isDone) await expect.poll(taken).toBe(2);
    await page.clock.fastForward(15_000);
    if (!isDone) {
      await expect(page.getByText("This did not reach us, so it is not done.")).toBeVisible();
      await page.getByRole("button", { name: "Subscribe" }).click();
    }
    await page.waitForURL(/\/subscriptions\?taken=/);
    expect(await taken()).toBe(2);
  });
}
