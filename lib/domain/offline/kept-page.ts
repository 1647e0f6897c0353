// What the phone keeps of a customer's pages, so that they open without a network. The worker and the pages both read this.

const PAGES = new Set(["/dashboard", "/calendar", "/bills", "/menu"]);
const BILL = /^\/bills\/\d+$/;
const MONTH = /^\?month=\d{4}-\d{2}$/;

/** The pages that are always kept, opened or not. */
export const KEPT_PAGES = ["/dashboard", "/calendar", "/bills", "/menu"] as const;
/** What is shown in place of a page that isn't kept. It holds nobody's data. */
export const FALLBACK_PAGE = "/offline";

/** Where the worker keeps a customer's pages, until logging out, and the page above. */
export const PAGES_CACHE = "tiffintrack-pages";
export const FALLBACK_CACHE = "tiffintrack-fallback";

/** What a page sends along when it only wants another to be kept. */
export const KEEP_HEADER = "x-tiffintrack-keep";
/** What is noted beside a kept page: whose it is, when the server made it, when it was kept (epoch ms), by which build, in which language. */
export const NOTED = {
  owner: "x-kept-owner",
  madeAt: "x-kept-made",
  keptAt: "x-kept-at",
  build: "x-kept-build",
  language: "x-kept-language",
} as const;

type Address = { pathname: string; search: string };

/** Whether the page of this path can be kept at all. */
export const isKeptPath = (pathname: string): boolean => PAGES.has(pathname) || BILL.test(pathname);

/** The name under which exactly this page is kept; null for one that isn't: what was asked in a way of its own, for example. */
export function keptAs({ pathname, search }: Address): string | null {
  if (!isKeptPath(pathname)) return null;
  if (search === "") return pathname;
  return pathname === "/calendar" && MONTH.test(search) ? pathname + search : null;
}

const MARK = /<meta name="tiffintrack-page" content="(\d+) (\d+)"/;

/** What a customer's page says of itself: whose it is, and when the server made it (epoch ms). */
export type PageMark = { owner: number; madeAt: number };

export const PAGE_MARK = "tiffintrack-page";
export const markOf = ({ owner, madeAt }: PageMark): string => `${owner} ${madeAt}`;

/** Whether a page came to its end: a line may be cut in the middle of it. */
export const isWhole = (html: string): boolean => html.trimEnd().endsWith("</html>");

/** The mark of a page that came whole; null for any other: nobody's page, or one that broke off. */
export function markIn(html: string): PageMark | null {
  const [, owner, madeAt] = MARK.exec(html) ?? [];
  if (owner === undefined || madeAt === undefined || !isWhole(html)) return null;
  return { owner: Number(owner), madeAt: Number(madeAt) };
}

export const KEPT_MARK = "tiffintrack-kept";

/** A kept copy, which says that it is one, and for how long it has been kept. */
export function asKeptCopy(html: string, ageMs: number): string {
  const { madeAt } = markIn(html) ?? { madeAt: 0 };
  return html.replace(/<head[^>]*>/, `$&<meta name="${KEPT_MARK}" content="${madeAt} ${ageMs}"/>`);
}

export type KeptCopy = { madeAt: number; ageMs: number };

/** What a kept copy says; null for what is none. */
export function keptCopyOf(content: string | null | undefined): KeptCopy | null {
  const [, madeAt, ageMs] = /^(\d+) (\d+)$/.exec(content ?? "") ?? [];
  return madeAt === undefined ? null : { madeAt: Number(madeAt), ageMs: Number(ageMs) };
}

const PART = /\/_next\/static\/[\w./~%[\]()@-]+\.(?:js|css|woff2)/g;

/** The scripts, styles and fonts that a page names. */
export const partsIn = (html: string): string[] => [...new Set(html.match(PART) ?? [])];

/** The language in which a page is written. */
export const languageIn = (html: string): string => /<html[^>]* lang="([a-z]+)"/.exec(html)?.[1] ?? "";
