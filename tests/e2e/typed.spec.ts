import { toBusinessDate } from "../../lib/domain/business-time";
import { addDays, type PlainDate } from "../../lib/domain/plain-date";
import { rows } from "./support/database";
import { expect, test } from "./support/visitors";

const dayMonthYear = (day: PlainDate, between: string) => day.split("-").reverse().map(Number).join(between);

test("on a phone, an account and two tiffins a day, typed as people here type", async ({ visit }) => {
  const page = await visit("guest", { viewport: { width: 390, height: 844 } });
  const box = (name: string) => page.getByRole("textbox", { name, exact: true });
  const tick = (name: string) => page.getByRole("checkbox", { name }).check();
  const press = (name: string) => page.getByRole("button", { name }).click();
  const email = `typed-${process.pid}@example.test`;

  await page.goto("/signup");
  await box("Full name").fill("मीरा जोशी");
  await box("Email").fill(email);
  await box("Phone").fill("+९१ ९८२०० १२३४५");
  await page.getByLabel("Password", { exact: true }).fill("Kothimbir-Vadi-42");
  await box("Address line 1").fill("फ्लॅट ७, नीलकंठ");
  await page.getByLabel("Area").selectOption("Vashi");
  await box("City").fill("नवी मुंबई");
  await box("PIN code").fill("४००६१४");
  await press("Create account");
  await expect(page.getByText("400614 is Belapur. You chose Vashi.")).toBeVisible();
  await tick("My PIN is right");
  await press("Create account");
  await expect(page).toHaveURL(/\/dashboard/);
  const kept =
    "select fullname, phone, city, pincode from users where id = (select user_id from email_claims where email = $1)";
  expect(await rows(kept, [email])).toEqual([
    { fullname: "मीरा जोशी", phone: "9820012345", city: "Navi Mumbai", pincode: "400614" },
  ]);

  const first = addDays(toBusinessDate(new Date(process.env.E2E_NOW ?? "")), 7);
  for (const isSecond of [false, true]) {
    await page.goto("/plans");
    const plan = page.getByRole("article").first();
    await plan.getByRole("link", { name: /Subscribe/ }).click();
    await box("Start date").fill(dayMonthYear(first, "/"));
    await box("End date").fill(dayMonthYear(addDays(first, 9), "-"));
    await press("Subscribe");
    if (isSecond) {
      await expect(page.getByText("A second tiffin each day?")).toBeVisible();
      await tick("Yes, a second tiffin each day");
      await press("Subscribe");
    }
    await expect(page).toHaveURL(/\/subscriptions\?taken=/);
  }
  const taken = `select start_date::text as first from customer_plans s join email_claims e on e.user_id = s.customer_id where e.email = $1`;
  expect(await rows(taken, [email])).toEqual([{ first }, { first }]);
});
