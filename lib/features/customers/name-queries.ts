import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { PageKey } from "@/lib/lists/paging";
import { isPerson, peopleFound } from "@/lib/lists/search";
import type { CustomerFilter } from "./schema";

/**
 * So many are put in order by their names. A search that finds more is met by reading the names in order; one that finds fewer
 * may find them all at the alphabet's end.
 */
const SORTED = 10_000;

export type NamedCustomer = {
  id: number;
  code: string | null;
  fullname: string;
  email: string;
  phone: string;
  addr1: string;
  addr2: string | null;
  area: string;
  createdAt: Date;
  /** Subscriptions that run today or begin later. */
  active: number;
};

/** The first `take` customers by name, or those next to a key; fewer where there are no more. */
export async function customersByName(
  tx: Tx,
  filter: Pick<CustomerFilter, "search" | "area" | "state">,
  today: PlainDate,
  { key = {}, take }: { key?: PageKey; take: number },
): Promise<NamedCustomer[]> {
  const isBackwards = key.after === undefined && key.before !== undefined;
  const conditions = [
    Prisma.sql`u.role = 'customer'`,
    ...(filter.search ? [await searched(tx, filter.search)] : []),
    ...(filter.area ? [Prisma.sql`u.area = ${filter.area}`] : []),
    ...inState(filter.state, today),
    ...(await beyond(tx, key)),
  ];
  const way = isBackwards ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await tx.$queryRaw<NamedCustomer[]>`
    SELECT u.id, u.code, u.fullname, u.email, u.phone, u.addr1, u.addr2, u.area, u.created_at AS "createdAt",
           (SELECT count(*)::int FROM customer_plans s WHERE ${isRunning(today)}) AS active
    FROM users u WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY u.fullname ${way}, u.id ${way} LIMIT ${take}`;
  return isBackwards ? rows.reverse() : rows;
}

const isRunning = (today: PlainDate) =>
  Prisma.sql`s.customer_id = u.id AND s.is_active AND s.end_date >= ${today}::date`;

async function searched(tx: Tx, search: string): Promise<Prisma.Sql> {
  const found = await peopleFound(tx, search, SORTED);
  const claimants = search.includes("@") ? await claimantsOf(tx, search) : [];
  if (found) return Prisma.sql`u.id = ANY(${[...found, ...claimants]}::int[])`;
  return Prisma.sql`EXISTS (SELECT FROM searched_people p WHERE p.id = u.id AND ${isPerson(search)})`;
}

/** Who signed up with an address that they have not proved yet; it is typed in full. */
async function claimantsOf(tx: Tx, search: string): Promise<number[]> {
  const where = { email: search.trim().toLowerCase() };
  return (await tx.emailClaim.findMany({ where, select: { userId: true } })).map(({ userId }) => userId);
}

function inState(state: CustomerFilter["state"], today: PlainDate): Prisma.Sql[] {
  switch (state) {
    case "active":
      return [Prisma.sql`EXISTS (SELECT FROM customer_plans s WHERE ${isRunning(today)})`];
    case "owes":
      return [Prisma.sql`EXISTS (SELECT FROM bills b WHERE b.customer_id = u.id AND NOT b.is_paid)`];
    case "all":
      return [];
  }
}

/** Nobody, for the key of somebody who is not there. */
async function beyond(tx: Tx, { after, before }: PageKey): Promise<Prisma.Sql[]> {
  const id = after ?? before;
  if (id === undefined) return [];
  const at = await tx.user.findUnique({ where: { id }, select: { fullname: true } });
  if (!at) return [Prisma.sql`false`];
  // the first of each is where an index begins; the second leaves out namesakes on this side of the key
  return after === undefined
    ? [Prisma.sql`u.fullname <= ${at.fullname}`, Prisma.sql`(u.fullname, u.id) < (${at.fullname}, ${id})`]
    : [Prisma.sql`u.fullname >= ${at.fullname}`, Prisma.sql`(u.fullname, u.id) > (${at.fullname}, ${id})`];
}
