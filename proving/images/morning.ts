// npm run images:morning: the papers of one morning, as a kitchen with the demo's customers prints them, in docs/images/morning.
import { writeFileSync } from "node:fs";
import { chromium, type BrowserContext } from "@playwright/test";
import { runEntry } from "../../scripts/stack/stack-error.mjs";
import { browserFromEnvironment, findBrowser } from "@/tests/e2e/support/browser";
import { demoLogin, sessionOf, type DemoRole } from "@/tests/e2e/support/people";
import { startStack } from "@/tests/e2e/support/stack";

/** A Tuesday, 08:20 in Navi Mumbai: lunch is counted, and one tiffin was taken off since. */
const NOW = new Date("2027-01-19T02:50:00Z");
const [TODAY, TOMORROW] = ["2027-01-19", "2027-01-20"];
const FOLDER = "docs/images/morning";

/** What the server draws, and what a page prints. */
const PAPERS: readonly { name: string; who: DemoRole; path: string; isPage?: boolean }[] = [
  { name: "buy", who: "kitchen", path: `/admin/kitchen/shopping?date=${TOMORROW}`, isPage: true },
  { name: "cook", who: "kitchen", path: `/admin/kitchen/cook-sheet?date=${TODAY}&slot=1` },
  { name: "pack", who: "kitchen", path: `/admin/kitchen/pack-sheet?date=${TODAY}&slot=1` },
  { name: "labels", who: "kitchen", path: `/admin/kitchen/labels?date=${TODAY}&slot=1&format=a4` },
  { name: "load", who: "kitchen", path: `/admin/kitchen/load-sheets?date=${TODAY}&slot=1` },
  { name: "routes", who: "owner", path: `/admin/deliveries?date=${TODAY}&whole=1`, isPage: true },
];

void runEntry(async () => {
  await findBrowser();
  const stack = await startStack({ now: NOW });
  process.env.E2E_ADDRESS = stack.address;
  const browser = await chromium.launch({
    ...browserFromEnvironment(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    for (const { who, ...paper } of PAPERS) {
      const storageState = await sessionOf(demoLogin(who));
      const context = await browser.newContext({ baseURL: stack.address, storageState, locale: "en-IN" });
      const bytes = await (paper.isPage ? printed(context, paper.path) : drawn(context, paper.path));
      writeFileSync(`${FOLDER}/${paper.name}.pdf`, bytes);
      console.log(`${paper.name}.pdf  ${Math.ceil(bytes.length / 1000)} kB`);
      await context.close();
    }
  } finally {
    await browser.close();
    await stack.remove();
  }
});

async function drawn(context: BrowserContext, path: string): Promise<Buffer> {
  const answer = await context.request.get(path);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`);
  return answer.body();
}

async function printed(context: BrowserContext, path: string): Promise<Buffer> {
  const page = await context.newPage();
  await page.goto(path, { waitUntil: "networkidle" });
  return page.pdf({ format: "A4", preferCSSPageSize: true });
}
