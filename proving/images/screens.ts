// npm run screens: every page of the product on a phone and a desk, light and dark, in three languages, as contact sheets in
// docs/screens. Some minutes; for whoever wants to see all of it at a glance.
import { mkdirSync, writeFileSync } from "node:fs";
import { chromium, type Browser, type Page } from "@playwright/test";
import sharp from "sharp";
import { runEntry, StackError } from "../../scripts/stack/stack-error.mjs";
import { LANGUAGE_COOKIE } from "@/lib/speaking.mjs";
import { browserFromEnvironment, findBrowser } from "@/tests/e2e/support/browser";
import { rows } from "@/tests/e2e/support/database";
import { addressWithIds } from "@/tests/e2e/support/ids";
import { demoLogin, sessionOf, type DemoRole, type Session } from "@/tests/e2e/support/people";
import { PAGES } from "@/tests/e2e/support/product-pages";
import { startStack } from "@/tests/e2e/support/stack";
import { untilStill } from "@/tests/e2e/support/until-still";

/** A Tuesday, 10:30 in Navi Mumbai. */
const NOW = new Date("2027-01-19T05:00:00Z");
const FOLDER = "docs/screens";
const MOST_BYTES = 5_000_000;
const LANGUAGES = ["en", "hi", "mr"] as const;

const [PHONE, DESK] = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];
/** How large each is on the sheet, and where in the block of its page. */
const [TALL, WIDE] = [
  { width: 140, height: 303 },
  { width: 238, height: 149 },
];
const LABEL = 22;
const GAP = 6;
const DESKS_LEFT = 2 * (TALL.width + GAP);
const LOOKS = [
  { viewport: PHONE, size: TALL, colorScheme: "light", left: 0, top: LABEL },
  { viewport: PHONE, size: TALL, colorScheme: "dark", left: TALL.width + GAP, top: LABEL },
  { viewport: DESK, size: WIDE, colorScheme: "light", left: DESKS_LEFT, top: LABEL },
  { viewport: DESK, size: WIDE, colorScheme: "dark", left: DESKS_LEFT, top: LABEL + WIDE.height + GAP },
] as const;
const BLOCK = { width: DESKS_LEFT + WIDE.width + 3 * GAP, height: LABEL + TALL.height + 3 * GAP };
const COLUMNS = 3;
const PAPER = "#8a8a8a";

type Shown = (typeof PAGES)[number] & { who: "guest" | DemoRole };
const isOfDemo = (page: (typeof PAGES)[number]): page is Shown => typeof page.who === "string";
const isOfStaff = ({ path }: Shown) => /^\/(?:admin|kitchen|drive)\b/.test(path);

type Part = { input: Buffer; left: number; top: number };

async function blockOf(page: Page, shown: Shown): Promise<Part[]> {
  await page.setViewportSize(PHONE);
  await page.goto(await addressWithIds(shown.path), { waitUntil: "networkidle" });
  const parts: Part[] = [{ input: await labelOf(shown.name), left: 0, top: 2 }];
  for (const { viewport, colorScheme, size, left, top } of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await untilStill(page);
    const picture = await page.screenshot({ type: "png" });
    parts.push({ input: await sharp(picture).resize(size).png().toBuffer(), left, top });
  }
  return parts;
}

const labelOf = (text: string) =>
  sharp({ text: { text, font: "sans 11", rgba: true } })
    .png()
    .toBuffer();

/** All pages of one area in one language, side by side. */
async function sheetOf(blocks: readonly Part[][]): Promise<Buffer> {
  const rows = Math.ceil(blocks.length / COLUMNS);
  const parts = blocks.flatMap((block, index) => {
    const [x, y] = [GAP + (index % COLUMNS) * BLOCK.width, GAP + Math.floor(index / COLUMNS) * BLOCK.height];
    return block.map(({ input, left, top }) => ({ input, left: x + left, top: y + top }));
  });
  const size = { width: GAP + COLUMNS * BLOCK.width, height: GAP + rows * BLOCK.height };
  return sharp({ create: { ...size, channels: 3, background: PAPER } })
    .composite(parts)
    .webp({ quality: 60, effort: 6 })
    .toBuffer();
}

async function pageFor(browser: Browser, session: Session | undefined, language: string): Promise<Page> {
  const baseURL = process.env.E2E_ADDRESS ?? "";
  const context = await browser.newContext({ baseURL, storageState: session, locale: "en-IN" });
  await context.addCookies([{ name: LANGUAGE_COOKIE, value: language, url: baseURL }]);
  return context.newPage();
}

async function draw(browser: Browser, language: (typeof LANGUAGES)[number]): Promise<number> {
  // whoever has chosen a language once is spoken to in it, whatever their browser says
  await rows("update users set language = $1", [language]);
  const blocks = { customer: new Map<string, Part[]>(), staff: new Map<string, Part[]>() };
  const pages = PAGES.filter(isOfDemo);
  for (const [who, own] of Map.groupBy(pages, (page) => page.who)) {
    const session = who === "guest" ? undefined : await sessionOf(demoLogin(who));
    const page = await pageFor(browser, session, language);
    for (const shown of own)
      blocks[isOfStaff(shown) ? "staff" : "customer"].set(shown.name, await blockOf(page, shown));
    await page.context().close();
  }
  let bytes = 0;
  for (const [area, drawn] of Object.entries(blocks)) {
    const inOrder = PAGES.map(({ name }) => drawn.get(name)).filter((block) => block !== undefined);
    const sheet = await sheetOf(inOrder);
    writeFileSync(`${FOLDER}/${area}-${language}.webp`, sheet);
    console.log(`${area}-${language}.webp  ${drawn.size} pages, ${Math.ceil(sheet.length / 1000)} kB`);
    bytes += sheet.length;
  }
  return bytes;
}

void runEntry(async () => {
  await findBrowser();
  mkdirSync(FOLDER, { recursive: true });
  const stack = await startStack({ now: NOW });
  process.env.E2E_ADDRESS = stack.address;
  process.env.E2E_DATABASE_URL = stack.databaseUrl();
  const browser = await chromium.launch({
    ...browserFromEnvironment(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    let bytes = 0;
    for (const language of LANGUAGES) bytes += await draw(browser, language);
    if (bytes > MOST_BYTES) throw new StackError(`the sheets hold ${bytes} bytes, more than ${MOST_BYTES}`);
  } finally {
    await browser.close();
    await stack.remove();
  }
});
