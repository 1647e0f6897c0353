// What a poor network does to one press of an action.
import type { Page, Route } from "@playwright/test";
import type { Random } from "../drill/random";

/**
 * `cut`: the server does it, but its answer gets lost. `lost`: it never gets there. `hangs` and `hangs-lost`: the same two,
 * but nothing fails. `reload` and `back`: the person does that while it is under way. `twice`: a trembling finger.
 */
const WEATHERS = [
  "calm",
  "slow",
  "offline",
  "cut",
  "lost",
  "hangs",
  "hangs-lost",
  "reload",
  "back",
  "twice",
] as const;
export type Weather = (typeof WEATHERS)[number];

/** A hanging press costs a quarter of a minute, so there are fewer of them. */
const OFTEN: readonly Weather[] = WEATHERS.filter((weather) => !weather.startsWith("hangs"));
const SHARE_OF_ALL = 0.3;

export const pickWeather = ({ share, pick }: Random): Weather =>
  share() < SHARE_OF_ALL ? pick(WEATHERS) : pick(OFTEN);

const SLOW_MS = 2_500;
const OFFLINE_MS = 1_500;

/** Makes it hit the press after `spared` others; whoever awaits `struck` learns when it has. */
export async function bring(
  page: Page,
  weather: Weather,
  spared: number,
): Promise<{ struck: Promise<void> }> {
  let before = spared;
  let isOver = false;
  const { promise: struck, resolve: strike } = Promise.withResolvers<void>();
  if (weather === "offline") await goOffline(page);
  if (weather === "twice") await page.evaluate(TREMBLE);
  await page.route("**", async (route) => {
    const isPress = route.request().method() === "POST" && route.request().headers()["next-action"];
    const isStruck = isPress && !isOver && before-- <= 0;
    if (isStruck) {
      isOver = true;
      strike();
    }
    // a page that was left or closed no longer needs it
    await (isStruck ? treat(route, page, weather) : route.fallback()).catch(() => {});
  });
  // in an object: whoever awaits this function must not wait for the press
  return { struck };
}

/** Each click comes a second time, a tenth of a second later. As text: see ear.ts. */
const TREMBLE = `document.addEventListener("click", (event) => {
  if (event.isTrusted && event.target instanceof HTMLElement) setTimeout(() => event.target.click(), 100);
}, true)`;

async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  setTimeout(
    () =>
      void page
        .context()
        .setOffline(false)
        .catch(() => {}),
    OFFLINE_MS,
  );
}

async function treat(route: Route, page: Page, weather: Weather): Promise<void> {
  if (weather === "lost") return route.abort("connectionreset");
  if (weather === "hangs-lost") return;
  if (weather === "slow") await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  if (weather !== "cut" && weather !== "hangs") return route.fallback();
  const cookies = await page.context().cookies();
  await route.fetch();
  // what the answer would have set is lost with it
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  if (weather === "cut") await route.abort("connectionreset");
}

/** What the person does once the press is under way. */
export async function follow(page: Page, weather: Weather): Promise<void> {
  if (weather === "reload") await page.reload();
  if (weather !== "back") return;
  await page.goBack();
  await page.goForward();
}
