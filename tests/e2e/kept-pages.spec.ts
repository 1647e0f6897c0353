import { readFileSync, writeFileSync } from "node:fs";
import { newBilledCustomer, newSubscriber } from "./support/customers";
import { valueOf } from "./support/database";
import { cut, KEPT, keptPages, PHONE, picture, untilKept } from "./support/kept-phone";
import { expect, test } from "./support/visitors";

test.use({ serviceWorkers: "allow" });

test("after an update no part of the earlier version stays behind, once its pages are made anew", async ({
  visit,
}) => {
  test.setTimeout(180_000);
  const page = await visit(await newSubscriber(), PHONE);
  await page.goto("/dashboard");
  await untilKept(page);
  const partsOf = () =>
    page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("tiffintrack-parts-")));
  const [before = ""] = await partsOf();
  const build = before.replace("tiffintrack-parts-", "");
  expect(build).not.toBe("");
  const worker = readFileSync("public/sw.js", "utf8");
  try {
    writeFileSync("public/sw.js", worker.replaceAll(build, `${build}-next`));
    // the first time by the worker that was there before
    await expect(async () => {
      await page.reload();
      await expect.poll(partsOf, { timeout: 15_000 }).toEqual([`${before}-next`]);
    }).toPass({ timeout: 90_000 });
    await expect.poll(() => keptPages(page)).toEqual(expect.arrayContaining(KEPT));
  } finally {
    writeFileSync("public/sw.js", worker);
  }
});

test("from the second visit on Today says how to keep the product on the phone, until it was refused", async ({
  visit,
}) => {
  const page = await visit(await newSubscriber(), PHONE);
  const hint = page.getByText("Keep TiffinTrack on this phone");
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Today");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("tiffintrack:visits"))).toBe("1");
  await expect(hint).toHaveCount(0);
  // an hour later
  await page.evaluate(() => localStorage.setItem("tiffintrack:last-visit", String(Date.now() - 3_600_000)));
  await page.reload();
  await expect(hint).toBeVisible();
  await hint.scrollIntoViewIfNeeded();
  await picture(page, "install-hint");
  await page.getByRole("button", { name: "Not now" }).click();
  await expect(hint).toHaveCount(0);
  await page.evaluate(() => localStorage.setItem("tiffintrack:last-visit", "0"));
  await page.reload();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("tiffintrack:visits"))).toBe("3");
  await expect(hint).toHaveCount(0);
});

const WORDS = [
  ["hi", "नेटवर्क नहीं है। यह"],
  ["mr", "नेटवर्क नाही. हे"],
] as const;

for (const [language, words] of WORDS)
  test(`without a network the pages speak ${language}`, async ({ visit }) => {
    const { customer } = await newBilledCustomer();
    const page = await visit(customer, { viewport: { width: 1440, height: 900 } });
    const context = page.context();
    await page.goto("/calendar");
    await page.locator(`button[name="language"][value="${language}"]`).first().click();
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await untilKept(page);
    await cut(context);
    await page.reload();
    await expect(page.getByText(words)).toBeVisible();
    await picture(page, `offline-${language}-1440`);
    await page.goto("/subscriptions");
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await picture(page, `offline-${language}-not-kept`);
  });

test("nothing is kept of a guest's pages, nor of the office's, even where a customer was before", async ({
  visit,
}) => {
  const page = await visit(await newSubscriber(), PHONE);
  await page.goto("/dashboard");
  await untilKept(page);
  const owner = await visit("owner");
  await owner.goto("/admin");
  await page.context().clearCookies();
  await page.goto("/menu");
  await expect.poll(() => keptPages(page)).toEqual(["/offline"]);
  await page.context().addCookies((await owner.context().storageState()).cookies);
  for (const path of ["/admin", "/admin/customers", "/admin/bills"]) await page.goto(path);
  await page.goto("/menu");
  expect((await keptPages(page)).filter((path) => path.startsWith("/admin"))).toEqual([]);
  const kept = await page.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).matchAll()),
    );
    return (await Promise.all(all.flat().map((answer) => answer.text()))).join();
  });
  const name = await valueOf("select fullname from users where role = 'owner' order by id limit 1");
  expect(kept).not.toContain(String(name));
});
