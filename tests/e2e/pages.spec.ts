import { globSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { cutOffTexts } from "./support/cut-off-texts";
import { addressWithIds } from "./support/ids";
import { PAGES } from "./support/product-pages";
import { untilStill } from "./support/until-still";
import { expect, test } from "./support/visitors";

// The dark differs from the light in its colours alone, so one size tells.
const LOOKS = [
  { viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
] as const;

/** A folder for a picture of each look, for whoever wants to see them with their own eyes. */
const { PICTURES } = process.env;

test("every page of the product is looked at", () => {
  const looked = new Set(PAGES.map(({ file }) => file));
  const files = globSync("**/page.tsx", { cwd: "app" });
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => !looked.has(file))).toEqual([]);
});

for (const { name, who, path, status = 200 } of PAGES) {
  test(`${name} is whole, readable and quiet on a phone and a desk, light and dark`, async ({ visit }) => {
    const address = await addressWithIds(path);
    const [first] = LOOKS;
    const page = await visit(who, { ...first });
    const troubles = troublesOf(page);
    const response = await page.goto(address);
    expect(response?.status()).toBe(status);
    await expect.soft(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect.soft(page).toHaveTitle(/TiffinTrack/);
    for (const { viewport, colorScheme } of LOOKS) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await untilStill(page);
      if (PICTURES)
        await page.screenshot({ path: `${PICTURES}/${name}-${viewport.width}-${colorScheme}.png` });
      const look = `${viewport.width} ${colorScheme}`;
      expect.soft(await widthOf(page), `${look}: scrolls sideways`).toBeLessThanOrEqual(viewport.width);
      expect.soft(await page.evaluate(cutOffTexts), `${look}: text is cut off`).toEqual([]);
      expect.soft(await findingsOf(page, colorScheme), `${look}: axe`).toEqual([]);
    }
    expect.soft(await troubles(response?.url())).toEqual([]);
  });
}

/** What a page's console and its requests complain of. The answer 404 of the page itself is no trouble where it is right. */
function troublesOf(page: Page): (own: string | undefined) => Promise<string[]> {
  const found: { what: string; url: string }[] = [];
  page.on("console", (message) => {
    // a failed answer is noted below, with its address
    if (message.type() !== "error" || message.text().startsWith("Failed to load resource")) return;
    found.push({ what: `console: ${message.text()}`, url: message.location().url });
  });
  page.on("pageerror", (error) => found.push({ what: `thrown: ${error.message}`, url: "" }));
  page.on("requestfailed", (request) => {
    // the router looks ahead along the links, and drops what it no longer needs
    if (request.failure()?.errorText === "net::ERR_ABORTED" && request.url().includes("_rsc=")) return;
    found.push({ what: `failed: ${request.url()} ${request.failure()?.errorText}`, url: request.url() });
  });
  page.on("response", (response) => {
    if (response.status() >= 400)
      found.push({ what: `${response.status()}: ${response.url()}`, url: response.url() });
  });
  return async (own) => found.filter(({ url }) => url !== own).map(({ what }) => what);
}

const widthOf = (page: Page) => page.evaluate(() => document.scrollingElement?.scrollWidth);

/** All that axe finds, good practice too and however slight. In the dark only the colours differ. */
async function findingsOf(page: Page, colorScheme: "light" | "dark"): Promise<string[]> {
  // no page frames another one: axe need not open a blank page to put the frames' findings together
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (colorScheme === "dark") axe.withRules(["color-contrast"]);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`,
  );
}
