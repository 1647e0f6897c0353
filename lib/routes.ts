import type { Route } from "next";

/** Pages about one row, by its id. Each link to one is checked against the pages that exist. */
export type RowPage =
  | `/bills/${number}`
  | `/bills/${number}/pay`
  | `/admin/bills/${number}`
  | `/admin/collect/receipts/${number}`
  | `/admin/corrections/${number}`
  | `/admin/customers/${number}`
  | `/admin/dishes/${number}`
  | `/admin/outbox/${number}`
  | `/admin/routes/${number}`
  | `/admin/routes/buildings/${number}`
  | `/admin/plans/${number}`
  | `/admin/staff/${number}`;

/** An address of ours that is passed on: the compiler knows that it leads to a page. */
export type Address = Route | RowPage | `${RowPage}?${string}` | `${RowPage}#${string}`;

type Narrowed = `${string}?${string}` | `${string}#${string}` | `${string}:${string}`;

/** A page whose address is just its path. */
export type PagePath = Exclude<Route, Narrowed>;

export type { Route };

/** A page's address that remembers where to go afterwards. */
export function withNext(path: PagePath, next: string | undefined): Route {
  return next ? `${path}?${new URLSearchParams({ next })}` : path;
}
