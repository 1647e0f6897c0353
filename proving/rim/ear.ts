// Everything a page says and complains about, to be judged later.
import type { Page } from "@playwright/test";

export type Heard = { sentences: string[]; complaints: string[] };

/** The browser itself reports network failures on the console. */
const OF_THE_BROWSER = /Failed to load resource|net::ERR_|Failed to fetch|NetworkError|AbortError/;

/** As text: whatever compiles these sources would put names of its own into a function. */
const HEAR_ALL = `new MutationObserver(() => {
  for (const said of document.querySelectorAll("[role=alert], [role=status]")) window.hear(said.textContent);
}).observe(document, { subtree: true, childList: true, characterData: true })`;

export async function listen(page: Page): Promise<Heard> {
  const heard: Heard = { sentences: [], complaints: [] };
  const complain = (text: string) => OF_THE_BROWSER.test(text) || heard.complaints.push(text);
  page.on("console", (message) => message.type() === "error" && complain(message.text()));
  page.on("pageerror", (error) => complain(`${error.name}: ${error.message}`));
  await page.exposeFunction("hear", (text: string) => heard.sentences.push(text));
  await page.addInitScript({ content: HEAR_ALL });
  await page.evaluate(`void ${HEAR_ALL}`);
  return heard;
}

const UNKNOWN = /we don't know yet whether this was done/;
const SETTLES_WITHIN_MS = 45_000;

/** Waits until the page has nothing under way and knows what it did; returns whether it gets there. */
export async function settled(page: Page): Promise<boolean> {
  const end = performance.now() + SETTLES_WITHIN_MS;
  for (let quiet = 0; performance.now() < end;) {
    const said = await page
      .locator("[role=alert], [role=status]")
      .allTextContents()
      .catch(() => null);
    const isBusy =
      said === null || UNKNOWN.test(said.join()) || (await page.locator("[aria-busy=true]").count()) > 0;
    quiet = isBusy ? 0 : quiet + 1;
    if (quiet === 3) return true;
    await page.waitForTimeout(250);
  }
  return false;
}
