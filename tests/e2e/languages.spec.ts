import type { Page } from "@playwright/test";
import { AxeBuilder } from "@axe-core/playwright";
import hindi from "../../messages/hi/mail.json";
import { newCustomer } from "./support/customers";
import { rows, valueOf } from "./support/database";
import { expect, test } from "./support/visitors";

// A language is chosen once, and then holds for its person: on every page, on every device, in every letter.

const lang = (page: Page) => page.locator("html");

/** Presses the language, and waits for the page that is written in it. */
async function choose(page: Page, name: string, code: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().click();
  await expect(lang(page)).toHaveAttribute("lang", code);
}

for (const javaScriptEnabled of [true, false]) {
  test(`a guest chooses Marathi, signs up and stays in it, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    visit,
  }) => {
    const page = await visit("guest", { javaScriptEnabled });
    const email = `marathi-${javaScriptEnabled}-${process.pid}@example.test`;
    await page.goto("/signup?next=%2Fbills");
    await expect(lang(page)).toHaveAttribute("lang", "en");
    await choose(page, "मराठी", "mr");
    await expect(page).toHaveURL(/\/signup\?next=%2Fbills$/);
    await page.locator("[name=fullname]").fill("Asha Kulkarni");
    await page.locator("[name=email]").fill(email);
    await page.locator("[name=phone]").fill("98200 11223");
    await page.locator("[name=password]").fill("Kothimbir-Vadi-42");
    await page.locator("[name=addr1]").fill("Flat 7, Neelkanth");
    await page.locator("[name=area]").selectOption("Nerul");
    await page.locator("[name=pincode]").fill("400706");
    await page.locator("main form button[type=submit]").first().click();
    await expect(page).toHaveURL(/\/bills$/);
    await expect(lang(page)).toHaveAttribute("lang", "mr");
    const kept = "select u.language from users u join email_claims e on e.user_id = u.id where e.email = $1";
    expect(await valueOf(kept, [email])).toBe("mr");

    await page.context().clearCookies();
    await page.goto("/login");
    await expect(lang(page)).toHaveAttribute("lang", "en");
    await page.locator("[name=email]").fill(email);
    await page.locator("[name=password]").fill("Kothimbir-Vadi-42");
    await page.locator("main form button[type=submit]").first().click();
    await expect(page).toHaveURL(/\/dashboard/);
    await expect(lang(page)).toHaveAttribute("lang", "mr");

    // who has left is answered in it as well
    await page.context().clearCookies({ name: "authjs.session-token" });
    await page.goto("/login");
    await expect(lang(page)).toHaveAttribute("lang", "mr");
  });
}

test("a person's choice on their pages is theirs on every device, and is in the log of acts", async ({
  visit,
}) => {
  const { id, email, password } = await newCustomer();
  await rows("update users set language = 'hi' where id = $1", [id]);
  const page = await visit("guest");
  await page.goto("/login");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page).toHaveURL(/\/dashboard/);
  await expect(lang(page)).toHaveAttribute("lang", "hi");

  const subject = hindi.newDevice.subject.replace(/\{\w+\}/g, "%");
  const letter =
    "select count(*)::int from notifications where channel = 'email' and recipient = $1 and kind = 'newDevice' and subject like $2";
  expect(await valueOf(letter, [email, subject])).toBe(1);

  await page.goto("/bills");
  await choose(page, "English", "en");
  await expect(page).toHaveURL(/\/bills$/);
  const noted =
    "select after->>'language' from audit_logs where action = 'choose-language' and actor_id = $1";
  expect(await valueOf(noted, [id])).toBe("en");
});

test("a guest's first page is in the language of their browser", async ({ visit }) => {
  for (const [locale, code] of [
    ["mr-IN", "mr"],
    ["hi-IN", "hi"],
    ["de-DE", "en"],
  ] as const) {
    const page = await visit("guest", { locale });
    await page.goto("/");
    await expect(lang(page)).toHaveAttribute("lang", code);
  }
});

for (const path of ["/", "/plans", "/signup"]) {
  test(`axe finds nothing on ${path} in Marathi`, async ({ visit }) => {
    const page = await visit("guest", { locale: "mr-IN" });
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}
