import type { Route } from "next";

/** Pages of one row, by its number. Each link to one is checked against the pages that there are. */
export type RowPage =
  | `/bills/${number}`
  | `/bills/${number}/pay`
  | `/admin/bills/${number}`
  | `/admin/collect/receipts/${number}`
  | `/admin/corrections/${number}`
  | `/admin/customers/${number}`
  | `/admin/outbox/${number}`
  | `/admin/plans/${number}`
  | `/admin/staff/${number}`;

/** An address of ours that is handed on: the compiler knows it to lead to a page. */
export type Address = Route | RowPage | `${RowPage}?${string}` | `${RowPage}#${string}`;

type Narrowed = `${string}?${string}` | `${string}#${string}` | `${string}:${string}`;

/** A page with nothing behind its path. */
export type PagePath = Exclude<Route, Narrowed>;

export type { Route };
