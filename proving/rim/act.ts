// One act: a press in some weather, and what is wrong with what the page said about it.
import type { Page } from "@playwright/test";
import type { Random } from "../drill/random";
import type { Ready } from "@/tests/e2e/support/presses/kit";
import { listen, settled } from "./ear";
import { bring, follow, type Weather } from "./weather";

const NOT_DONE =
  /did not reach us|was not sent|not done|not finished|nothing was (?:changed|saved)|broke off|came too late/i;
const ERROR_PAGE = /This page could not be shown|There is no such page/;
const SHOWN_WITHIN_MS = 15_000;
/** A press that is never sent can't be struck. */
const OFFLINE_SAYS_WITHIN_MS = 3_000;

/** After these it is another page, which needn't say what became of the press. */
const FORGETS: readonly Weather[] = ["reload", "back"];

export type Played = { weather: Weather; wrong: string[]; done: number; isAgain: boolean };

export async function playAct(ready: Ready, weather: Weather, random: Random): Promise<Played> {
  const { page, count, effect = "once" } = ready;
  const before = await count();
  const heard = await listen(page);
  await pressIn(ready, weather);
  const isKnown = await settled(page);
  let done = (await count()) - before;
  const wrong = [...heard.complaints.map((text) => `the console: ${text}`), ...(await errorPage(page))];
  if (!isKnown) wrong.push("the page never comes to know what became of its press");
  if (effect !== "once") return { weather, wrong, done, isAgain: false };

  const denied = heard.sentences.find((text) => NOT_DONE.test(text));
  if (denied && done > 0) wrong.push(`was done ${done} times, and the page said: ${denied}`);
  if (!denied && done === 0 && !FORGETS.includes(weather))
    wrong.push(`is not done, and the page said only: ${heard.sentences.join(" | ")}`);
  // somebody told that it wasn't done presses again, if the button is still there: a window that asked may have closed
  const isAgain = denied !== undefined && done === 0 && random.share() < 0.7 && (await again(ready));
  if (isAgain) done = (await count()) - before;
  if (isAgain && done === 0) wrong.push(`was pressed again, and is not done: ${heard.sentences.at(-1)}`);
  if (done > 1) wrong.push(`one press was done ${done} times`);
  wrong.push(...(await shownWrong(ready, { weather, done })));
  return { weather, wrong, done, isAgain };
}

async function pressIn({ page, press, after = 0 }: Ready, weather: Weather): Promise<void> {
  const { struck } = await bring(page, weather, after);
  const pressed = within(SHOWN_WITHIN_MS, press());
  const isStruck = await within(weather === "offline" ? OFFLINE_SAYS_WITHIN_MS : SHOWN_WITHIN_MS, struck);
  await follow(page, weather).catch(() => {});
  if (!(await pressed) && !isStruck) throw new Error("it could not be pressed");
}

async function again({ page, press }: Ready): Promise<boolean> {
  const isPressed = await within(SHOWN_WITHIN_MS, press());
  await settled(page);
  return isPressed;
}

/** Compares whether the page says that it is done with whether it is. After a reload it needn't say so. */
async function shownWrong(
  { shows }: Ready,
  { weather, done }: { weather: Weather; done: number },
): Promise<string[]> {
  const isShown = await within(done === 0 ? 1_000 : SHOWN_WITHIN_MS, shows());
  if (done === 0 && isShown) return ["the page says that it is done, and it is not"];
  return done > 0 && !isShown && !FORGETS.includes(weather)
    ? ["it is done, and the page does not say so"]
    : [];
}

const within = (ms: number, shown: Promise<unknown>) =>
  Promise.race([
    shown.then(
      () => true,
      () => false,
    ),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), ms)),
  ]);

async function errorPage(page: Page): Promise<string[]> {
  const text = await page.locator("body").innerText();
  const [words] = ERROR_PAGE.exec(text) ?? [];
  return words ? [`an error page: ${words}`] : [];
}
