/** What a mailed link carries, behind the `#` of its address. */
export const carriedBy = (link: string | URL | null | undefined) =>
  Object.fromEntries(new URLSearchParams(link ? new URL(link).hash.slice(1) : ""));

/** The same link, with something else in place of some of what it carries. */
export function carrying(link: URL, other: Record<string, string>): URL {
  const changed = new URL(link);
  changed.hash = String(new URLSearchParams({ ...carriedBy(link), ...other }));
  return changed;
}
