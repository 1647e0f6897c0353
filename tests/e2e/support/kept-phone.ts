// A phone that keeps a customer's pages, and a network that can be cut.
import { expect, type BrowserContext, type Page } from "@playwright/test";
import { formatDay, type PlainDate } from "../../../lib/domain/plain-date";
import { valueOf } from "./database";

export const PHONE = { viewport: { width: 390, height: 844 } };
export const KEPT = ["/dashboard", "/calendar", "/bills", "/menu"];

/** What the phone keeps of the pages, and of what is shown in place of one that isn't kept. */
export const keptPages = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = [];
    for (const name of ["tiffintrack-pages", "tiffintrack-fallback"])
      if (await caches.has(name))
        for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
    return found;
  });

/** Until all pages are kept, with all that they are made of: the fallback page is kept last. */
export async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() => keptPages(page), { timeout: 30_000 })
    .toEqual(expect.arrayContaining([...KEPT, "/offline"]));
}

/** Cuts the network of the whole window: of its pages, and of what its worker asks for by itself. */
export async function cut(context: BrowserContext): Promise<void> {
  await context.setOffline(true);
  await context.route("**/*", (route) => route.abort("internetdisconnected"));
}

export async function mend(context: BrowserContext): Promise<void> {
  await context.unroute("**/*");
  await context.setOffline(false);
}

export const line = (page: Page) => page.getByText(/^No network\. This is as of \d\d:\d\d\.$/);
export const dayButton = (page: Page, day: PlainDate, state: "paused" | "delivery") =>
  page.getByRole("button", { name: `${formatDay(day, "long")}, ${state}` });
export const pausedDays = (id: number) =>
  valueOf("select count(*)::int from paused_dates where customer_id = $1", [id]);

export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
}
