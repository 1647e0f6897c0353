// What every press of an action consists of, and what the neighbouring files share.
import type { Locator, Page } from "@playwright/test";
import { valueOf } from "../database";
import type { Visitor } from "../visitors";

export type Visit = (who: Visitor) => Promise<Page>;

export type Ready = {
  page: Page;
  /** The press to send; everything before it has been done already. */
  press: () => Promise<unknown>;
  /** How often it has been done. */
  count: () => Promise<number>;
  /** Waits for what the page shows once it knows. */
  shows: () => Promise<unknown>;
  /**
   * `none`: it only reads, and leaves the books unchanged. `each`: it may be done any number of times, as its action says
   * itself. Without this: exactly once.
   */
  effect?: "none" | "each";
  /** How many presses of the same click precede it: the form first looks at what it would change. */
  after?: number;
  /** Sent by the page itself: nobody waits for the answer, so nothing is said while it is being asked about. */
  isOfPage?: boolean;
};

export type Presses = Record<string, (visit: Visit) => Promise<Ready>>;

const WINDOW = "[role=dialog], [role=alertdialog]";

export const countOf = async (sql: string, values: unknown[] = []) => Number(await valueOf(sql, values));

export const seen = (page: Page, text: string | RegExp) => () => page.getByText(text).first().waitFor();

/** Waits until the window has closed and this is gone. While a window is open, roles find nothing behind it. */
export const gone = (page: Page, what: Locator) => async () => {
  await page.locator(WINDOW).waitFor({ state: "detached" });
  await what.waitFor({ state: "detached" });
};

export const click = (page: Page, name: string | RegExp) => () => page.getByRole("button", { name }).click();

/** Clicks the button in the window that asks. */
export const clickAsked = (page: Page, name: string | RegExp) => () =>
  page.locator(WINDOW).getByRole("button", { name, exact: true }).click();

export async function opened(visit: Visit, who: Visitor, path: string): Promise<Page> {
  const page = await visit(who);
  await page.goto(path);
  return page;
}

export async function fill(page: Page | Locator, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields))
    await page.getByRole("textbox", { name, exact: true }).fill(text);
}

/** How often the audit log says that this was done to it. */
export const acts = (action: string, entityId: number | string) => () =>
  countOf("select count(*) from audit_logs where action = $1 and entity_id = $2", [action, String(entityId)]);

export const subscriptionOf = ({ id }: { id: number }) =>
  countOf("select max(id) from customer_plans where customer_id = $1", [id]);
