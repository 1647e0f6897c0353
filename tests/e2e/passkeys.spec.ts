import {
  endNamedProduct,
  fillPasskey,
  giveDevice,
  goOn,
  logOut,
  logInThere,
  personThere,
  rowsThere,
} from "./support/passkeys";
import { expect, test } from "./support/visitors";

test.describe.configure({ mode: "serial", timeout: 300_000 });
test.afterAll(endNamedProduct);

test("a passkey is added, opens the account by itself, and opens nothing once it is removed", async ({
  visit,
}) => {
  const person = await personThere();
  const page = await visit("guest");
  await giveDevice(page);
  await logInThere(page, person);
  await fillPasskey(page, person, "My phone");
  await goOn(page);
  await expect(page.getByText("Not used yet")).toBeVisible();
  for (const size of [
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `test-results/pages/passkeys-${size.width}.png`, fullPage: true });
  }
  await logOut(page);
  await page.screenshot({ path: "test-results/pages/passkeys-login.png" });
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(/\/dashboard/);
  await page.goto(new URL("/profile", page.url()).href);
  await expect(page.getByText(/Last used/)).toBeVisible();
  await page.getByRole("button", { name: /^Remove/ }).click();
  await expect(page.getByText(/Last used .*added/)).toBeHidden();
  await logOut(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText(/opens no account here/)).toBeVisible();
  const letters = await rowsThere(
    "select kind from notifications where channel = 'email' and recipient = $1 and kind like 'passkey%' order by id",
    [person.email],
  );
  expect(letters).toEqual([{ kind: "passkeyAdded" }, { kind: "passkeyRemoved" }]);
});
