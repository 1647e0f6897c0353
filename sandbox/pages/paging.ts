import { html } from "hono/html";
import type { Page } from "../store/list";
import type { Html } from "./layout";

const SHOWN = 25;

/** The page that a list's address asks for: ?after=ID or ?before=ID. */
export function pageAsked(query: Record<string, string>): Page {
  return {
    limit: SHOWN,
    ...(query.after && { starting_after: query.after }),
    ...(query.before && { ending_before: query.before }),
  };
}

type Shown = { page: Page; ids: readonly string[]; hasMore: boolean };

/** Links to newer and older entries; `query` is the list's filter. */
export function pager(path: string, query: Record<string, string>, { page, ids, hasMore }: Shown): Html | "" {
  const backwards = page.ending_before !== undefined;
  const isNewer = backwards ? hasMore : page.starting_after !== undefined;
  const isOlder = backwards || hasMore;
  const link = (name: string, where: Record<string, string>) =>
    html`<a href="${path}?${new URLSearchParams({ ...query, ...where }).toString()}">${name}</a>`;
  if (!isNewer && !isOlder) return "";
  return html`<nav class="pager" aria-label="Pages">
    ${isNewer ? link("← Newer", { before: ids[0] ?? "" }) : ""}
    ${isOlder ? link("Older →", { after: ids.at(-1) ?? "" }) : ""}
  </nav>`;
}
