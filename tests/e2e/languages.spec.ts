import type { Page } from "@playwright/test";
import { AxeBuilder } from "@axe-core/playwright";
import hindi from "../../messages/hi/mail.json";
import { newCustomer } from "./support/customers";
import { cutOffTexts } from "./support/cut-off-texts";
import { rows, valueOf } from "./support/database";
import { addressWithIds } from "./support/ids";
import { latinWords } from "./support/latin-words";
import { PAGES } from "./support/product-pages";
import { expect, test } from "./support/visitors";

// Every page in Hindi and Marathi: nothing of it is left in English but what people typed, and nothing is cut off.

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
/** A folder for a picture of each page, for whoever wants to see them with their own eyes. */
const { PICTURES } = process.env;

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
    "select count(*)::int from mails where recipient = $1 and kind = 'newDevice' and subject like $2";
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

for (const { name, who, path } of PAGES) {
  test(`${name} is whole in Hindi and in Marathi`, async ({ visit }) => {
    const address = await addressWithIds(path);
    for (const code of ["hi", "mr"]) {
      const page = await visit(who, { locale: `${code}-IN`, viewport: PHONE });
      const thrown: string[] = [];
      page.on("pageerror", (error) => thrown.push(error.message));
      await page.goto(address);
      await expect.soft(lang(page)).toHaveAttribute("lang", code);
      for (const viewport of [PHONE, DESK]) {
        await page.setViewportSize(viewport);
        await page.evaluate(() => document.fonts.ready);
        if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${code}-${viewport.width}.png` });
        const look = `${code} ${viewport.width}`;
        const width = await page.evaluate(() => document.scrollingElement?.scrollWidth);
        expect.soft(width, `${look}: scrolls sideways`).toBeLessThanOrEqual(viewport.width);
        expect.soft(await page.evaluate(cutOffTexts), `${look}: text is cut off`).toEqual([]);
      }
      expect.soft(await latinWords(page), `${code}: in English`).toEqual([]);
      expect.soft(thrown, code).toEqual([]);
      await page.context().close();
    }
  });
}

for (const path of ["/", "/plans", "/signup"]) {
  test(`axe finds nothing on ${path} in Marathi`, async ({ visit }) => {
    const page = await visit("guest", { locale: "mr-IN" });
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}
