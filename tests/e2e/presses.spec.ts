import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { NOT_WALKED, PRESSES } from "./support/press-cases";
import { expect, test } from "./support/visitors";

const FEATURES = "lib/features";

/** The names of all actions, as their files export them. */
function actionNames(): string[] {
  const files = readdirSync(FEATURES, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith("actions.ts"))
    .flatMap((file) => [
      ...readFileSync(`${FEATURES}/${file}`, "utf8").matchAll(
        /^export (?:const|async function) (\w+Action)\b/gm,
      ),
    ])
    .map(([, name = ""]) => name)
    .toSorted();
}

/** The server does the next press; its answer is cut off. */
async function cutNextAnswer(page: Page): Promise<() => boolean> {
  let isCut = false;
  await page.route("**", async (route) => {
    const isPress = route.request().method() === "POST" && route.request().headers()["next-action"];
    if (!isPress || isCut) return route.fallback();
    isCut = true;
    await route.fetch();
    await route.abort("connectionreset");
  });
  return () => isCut;
}

/** All sentences that appear from now on, also those that go again. */
async function listen(page: Page): Promise<() => Promise<string>> {
  const heard: string[] = [];
  await page.exposeFunction("hear", (text: string) => void heard.push(text));
  await page.evaluate(() => {
    const tell = () => {
      for (const said of document.querySelectorAll("[role=alert], [role=status]")) {
        Reflect.get(window, "hear")(said.textContent);
      }
    };
    new MutationObserver(tell).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return async () => heard.join("\n");
}

const FALSE_WORDS = /nothing was changed|not done|not sent|did not reach|not finished|already/i;

test("every action has a press in this test", () => {
  expect([...Object.keys(PRESSES), ...NOT_WALKED].toSorted()).toEqual(actionNames());
});

for (const [name, prepare] of Object.entries(PRESSES)) {
  test(`${name}: its answer is cut off, and it is done once, truly told`, async ({ visit }) => {
    const { page, press, count, shows } = await prepare(visit);
    const before = await count();
    const [isCut, heard] = [await cutNextAnswer(page), await listen(page)];
    await press();
    await shows();
    expect(isCut()).toBe(true);
    expect(await heard()).toMatch(/we don't know yet whether this was done/);
    expect(await heard()).not.toMatch(FALSE_WORDS);
    expect((await count()) - before).toBe(1);
  });
}
