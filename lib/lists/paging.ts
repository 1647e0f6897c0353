import { z } from "zod";
import type { Address, PagePath, RowPage } from "@/lib/routes";

/** Rows on one page of any list. */
export const PAGE_SIZE = 50;
/** The most rows in an export: a spreadsheet's reader has given up by then. */
export const EXPORT_LIMIT = 10_000;

const key = z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined);

/** The part of a list's address that selects the page: the rows after one id, or those before it. */
export const pageKeySchema = z.object({ after: key, before: key });

export type PageKey = z.output<typeof pageKeySchema>;

/** A page of a list, with the keys of its neighbours; null where there is none. */
export type Page<T> = { rows: T[]; after: number | null; before: number | null };

/** Prisma's arguments for one page plus one row, which shows whether there is another page. */
export function pageArgs({ after, before }: PageKey, size = PAGE_SIZE) {
  const id = after ?? before;
  const isBackwards = after === undefined && before !== undefined;
  return {
    ...(id === undefined ? {} : { cursor: { id }, skip: 1 }),
    take: isBackwards ? -(size + 1) : size + 1,
  };
}

/**
 * Prisma's condition for what lies beyond a key in a list by instant and then by id, the latest first, where the key's row is of
 * `at`; null for a key without a row. An index can begin to read there, as it can't at Prisma's own cursor of two columns.
 */
export function beyondKey({ after, before }: PageKey, at: Date | null) {
  if (after === undefined && before === undefined) return {};
  if (at === null) return { id: { in: [] } };
  return after === undefined
    ? { createdAt: { gte: at }, NOT: { createdAt: at, id: { lte: before } } }
    : { createdAt: { lte: at }, NOT: { createdAt: at, id: { gte: after } } };
}

/** Cuts the page out of what `pageArgs` found. */
export function pageOf<T extends { id: number }>(
  found: readonly T[],
  { after, before }: PageKey,
  size = PAGE_SIZE,
): Page<T> {
  const isBackwards = after === undefined && before !== undefined;
  const hasMore = found.length > size;
  const rows = isBackwards ? found.slice(-size) : found.slice(0, size);
  const hasNext = isBackwards || hasMore;
  const hasPrevious = isBackwards ? hasMore : after !== undefined;
  return {
    rows,
    after: hasNext ? (rows.at(-1)?.id ?? null) : null,
    before: hasPrevious ? (rows.at(0)?.id ?? null) : null,
  };
}

type Filter = PageKey & Partial<Record<string, string | number>>;

/** The address of a list with its filter, at the first page or where `pageKey` says. */
export function pageAddress(
  path: PagePath | RowPage,
  { after: _after, before: _before, ...kept }: Filter,
  pageKey: PageKey = {},
): Address {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries<string | number | undefined>({ ...kept, ...pageKey })) {
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
