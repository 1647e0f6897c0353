import { demoLogin } from "./support/people";
import { expect, test } from "./support/visitors";

test("what is typed while the code of the page is still on its way counts", async ({ visit }) => {
  const page = await visit("guest");
  let comes = () => {};
  const onItsWay = new Promise<void>((resolve) => (comes = resolve));
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await onItsWay;
    await route.continue();
  });
  const { email, password } = demoLogin("customer");
  await page.goto("/login", { waitUntil: "commit" });
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await expect(page.getByRole("button", { name: "Log in" })).toBeDisabled();
  comes();
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page).toHaveURL(/\/dashboard/);
});
