// Pages that somebody has open, with something typed, while the version under them changes.
import { chromium, type Browser, type Page } from "@playwright/test";
import { browserFromEnvironment, findBrowser } from "@/tests/e2e/support/browser";
import type { Person } from "./kitchen";

const UNKNOWN_ACTION = "0".repeat(42);

export type OpenPages = {
  /** What happened to each, in words; those that begin with "lost" should not be. */
  goOn: (name: string) => Promise<string[]>;
  /** Requests for scripts and styles that were not answered, and errors of the pages. */
  faults: readonly string[];
  close: () => Promise<void>;
};

async function pageOf(browser: Browser, web: string, { visitor }: Person, faults: string[]): Promise<Page> {
  const context = await browser.newContext({ locale: "en-IN" });
  const cookies = visitor
    .cookies()
    .split("; ")
    .map((pair) => pair.split("="));
  await context.addCookies(cookies.map(([name = "", value = ""]) => ({ name, value, url: web })));
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("response", (answer) => {
    if (answer.status() >= 400 && answer.url().includes("/_next/"))
      faults.push(`${answer.status()} ${answer.url()}`);
  });
  return page;
}

async function typed(page: Page, web: string, name: string): Promise<void> {
  await page.goto(`${web}/admin/plans/new`);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByRole("textbox", { name: "Daily rate" }).fill("140");
  await page.getByRole("textbox", { name: "Items" }).fill("4 roti");
}

/** `owner` types two plans and presses nothing; `customer` looks at their bills. */
export async function openPages(web: string, owner: Person, customer: Person): Promise<OpenPages> {
  await findBrowser();
  const browser = await chromium.launch({
    ...browserFromEnvironment(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  const faults: string[] = [];
  const [known, unknown] = [
    await pageOf(browser, web, owner, faults),
    await pageOf(browser, web, owner, faults),
  ];
  const reader = await pageOf(browser, web, customer, faults);
  let count = 0;
  const lay = async () => {
    count += 1;
    await typed(known, web, `Known ${count}`);
    await typed(unknown, web, `Unknown ${count}`);
    await reader.goto(`${web}/dashboard`);
  };
  await lay();
  return {
    faults,
    async goOn(name) {
      const said = [
        await save(known, name),
        await saveUnknown(unknown, name),
        await goElsewhere(reader, name),
      ];
      await lay();
      return said;
    },
    close: () => browser.close(),
  };
}

/** The page of before presses, and is understood. */
async function save(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Save plan" }).click();
  const isSaved = await page.waitForURL(/\/admin\/plans(\?|$)/, { timeout: 30_000 }).then(
    () => true,
    () => false,
  );
  return `${isSaved ? "saved" : "lost"}: a plan that was typed before the ${name}`;
}

/** An action that the new version does not have: the page loads itself anew, and what was typed is there. */
async function saveUnknown(page: Page, name: string): Promise<string> {
  const wanted = await page.getByRole("textbox", { name: "Name", exact: true }).inputValue();
  await page.route("**/admin/plans/new", (route) =>
    route.request().method() === "POST"
      ? route.continue({ headers: { ...route.request().headers(), "next-action": UNKNOWN_ACTION } })
      : route.continue(),
  );
  const loaded = page.waitForEvent("load", { timeout: 30_000 });
  await page.getByRole("button", { name: "Save plan" }).click();
  const isLoaded = await loaded.then(
    () => true,
    () => false,
  );
  await page.unrouteAll({ behavior: "wait" });
  const box = page.getByRole("textbox", { name: "Name", exact: true });
  const kept = isLoaded && (await box.inputValue({ timeout: 10_000 }).catch(() => "")) === wanted;
  return `${kept ? "kept" : "lost"}: a plan whose page loaded itself anew after the ${name}`;
}

async function goElsewhere(page: Page, name: string): Promise<string> {
  await page.getByRole("link", { name: "Calendar" }).first().click();
  const isThere = await page
    .getByRole("heading", { level: 1 })
    .waitFor({ timeout: 30_000 })
    .then(() => page.waitForURL(/\/calendar/, { timeout: 30_000 }))
    .then(
      () => true,
      () => false,
    );
  return `${isThere ? "went on" : "lost"}: a customer on a page of before the ${name}`;
}
