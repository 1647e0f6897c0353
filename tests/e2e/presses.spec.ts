import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { booksNow } from "./support/database";
import { PRESSES } from "./support/presses/all";
import { expect, test } from "./support/visitors";

const FEATURES = "lib/features";

/** All actions, as their files export them: what stands in each file up to its end. */
function actions(): Map<string, string> {
  const files = readdirSync(FEATURES, { recursive: true, encoding: "utf8" });
  const texts = files
    .filter((file) => file.endsWith("actions.ts"))
    .flatMap((file) => readFileSync(`${FEATURES}/${file}`, "utf8").split(/^(?=export )/m));
  return new Map(
    texts.flatMap((text) => {
      const [, name] = /^export (?:const|(?:async )?function) (\w+)\b/.exec(text) ?? [];
      return name ? [[name, text] as const] : [];
    }),
  );
}

/** The server does the next press, or the one after `presses` more; its answer is cut off. */
async function cutNextAnswer(page: Page, presses: number): Promise<() => boolean> {
  let [isTaken, isCut] = [false, false];
  let before = presses;
  await page.route("**", async (route) => {
    const isPress = route.request().method() === "POST" && route.request().headers()["next-action"];
    if (!isPress || isTaken || before-- > 0) return route.fallback();
    isTaken = true;
    const cookies = await page.context().cookies();
    await route.fetch();
    // what the answer would have set is lost with it
    await page.context().clearCookies();
    await page.context().addCookies(cookies);
    await route.abort("connectionreset");
    isCut = true;
  });
  return () => isCut;
}

/** All sentences that appear from now on, also those that go again. */
async function listen(page: Page): Promise<() => Promise<string>> {
  const heard: string[] = [];
  await page.exposeFunction("hear", (text: string) => void heard.push(text));
  const hearAll = () => {
    const tell = () => {
      for (const said of document.querySelectorAll("[role=alert], [role=status]")) {
        Reflect.get(window, "hear")(said.textContent);
      }
    };
    new MutationObserver(tell).observe(document, { subtree: true, childList: true, characterData: true });
  };
  await page.addInitScript(hearAll);
  await page.evaluate(hearAll);
  return async () => heard.join("\n");
}

const FALSE_WORDS = /nothing was changed|not done|not sent|did not reach|not finished|already/i;

test("every action has a press in this test, and one that may be done twice says so itself", () => {
  expect(Object.keys(PRESSES).toSorted()).toEqual([...actions().keys()].toSorted());
});

for (const [name, prepare] of Object.entries(PRESSES)) {
  test(`${name}: its answer is cut off, and it is done once, truly told`, async ({ visit }) => {
    const { page, press, count, shows, effect = "once", after = 0, isOfPage = false } = await prepare(visit);
    const before = { count: await count(), books: effect === "none" && (await booksNow()) };
    const [isCut, heard] = [await cutNextAnswer(page, after), await listen(page)];
    await press();
    await expect.poll(isCut, { timeout: 30_000 }).toBe(true);
    await shows();
    if (!isOfPage) expect(await heard()).toMatch(/we don't know yet whether this was done/);
    // of what only reads, "it is not done" is true
    if (effect !== "none") expect(await heard()).not.toMatch(FALSE_WORDS);
    const done = (await count()) - before.count;
    if (effect === "once") expect(done).toBe(1);
    else if (effect === "none")
      expect({ done, books: await booksNow() }).toEqual({ done: 0, books: before.books });
    else expect(actions().get(name)).toContain('press: "repeatable"');
  });
}
