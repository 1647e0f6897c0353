import type { Page } from "@playwright/test";
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
  await expect(page.getByRole("button", { name: "Log in" })).toBeDisabled();
  codeComes();
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page).toHaveURL(/\/dashboard/);
});

test("a day of the calendar can't be pressed before the code of the page has come, and no press is lost", async ({
  visit,
}) => {
  const page = await visit("customer");
  const codeComes = await holdCode(page);
  await page.goto("/calendar", { waitUntil: "commit" });
  const past = page.getByRole("grid").getByRole("button").first();
  await expect(past).toHaveAttribute("disabled");
  codeComes();
  await expect(past).not.toHaveAttribute("disabled");
  await past.press("Enter");
  await expect(page.getByText("You can still change tomorrow and later days.")).toBeVisible();
});
