import type { Tx } from "@/lib/db";
import { customerId, type CustomerId } from "@/lib/domain/identity";
import { paise, type Paise } from "@/lib/domain/money";
import type { PlainDate } from "@/lib/domain/plain-date";
import { shownEmail } from "@/lib/domain/typed/stand-in-email";
import { owedByCustomer } from "@/lib/features/books/asked";
import { EXPORT_LIMIT, PAGE_SIZE, pageOf, type Page } from "@/lib/lists/paging";
import { customersByName, type NamedCustomer } from "./name-queries";
import type { CustomerFilter } from "./schema";

export type ListedCustomer = {
  id: number;
  /** What stands on the box. */
  code: string;
  fullname: string;
  /** Empty while they have proved none. */
  email: string;
  phone: string;
  area: string;
  /** Subscriptions that run today or begin later. */
  active: number;
  /** What is open on their bills. */
  unpaid: Paise;
  joinedAt: Date;
};

/** A page of customers, by name. `today` decides what is active. */
export async function listCustomers(
  tx: Tx,
  filter: CustomerFilter,
  today: PlainDate,
): Promise<Page<ListedCustomer>> {
  const found = await customersByName(tx, filter, today, { key: filter, take: PAGE_SIZE + 1 });
  const { rows, ...keys } = pageOf(found, filter);
  return { rows: await listed(tx, rows, today), ...keys };
}

/** The same list in full, for its export. */
export async function listCustomersForExport(
  tx: Tx,
  filter: CustomerFilter,
  today: PlainDate,
): Promise<ListedCustomer[]> {
  return listed(tx, await customersByName(tx, filter, today, { take: EXPORT_LIMIT }), today);
}

export type CustomerDetails = {
  id: CustomerId;
  /** What stands on the box. */
  code: string;
  fullname: string;
  /** Empty while they have proved none. */
  email: string;
  /** The address that they say is theirs and have not proved; perhaps it is a stranger's. */
  claimed: string | null;
  phone: string;
  /** In the order in which it is written on a parcel. */
  address: string[];
  joinedAt: Date;
  closedAt: Date | null;
  anonymisedAt: Date | null;
};

/** One customer's own details for staff; null for a missing id or an id of staff. */
export async function getCustomer(tx: Tx, id: number): Promise<CustomerDetails | null> {
  const include = { emailClaim: { select: { email: true } } } as const;
  const row = await tx.user.findFirst({ where: { id, role: "customer" }, include });
  if (!row) return null;
  const { fullname, email, phone, addr1, addr2, area, city, state, pincode, closedAt, anonymisedAt } = row;
  const place = `${city}, ${state} ${pincode}`;
  const address = [addr1, addr2, area, place].flatMap((line) => (line ? [line] : []));
  // the reader was admitted as staff, and the row says that this is a customer
  const person = {
    code: row.code ?? "",
    fullname,
    email: shownEmail(email),
    claimed: row.emailClaim?.email ?? null,
    phone,
    address,
    joinedAt: row.createdAt,
    closedAt,
    anonymisedAt,
  };
  return { id: customerId(row.id), ...person };
}

async function listed(tx: Tx, rows: readonly NamedCustomer[], today: PlainDate): Promise<ListedCustomer[]> {
  const owed = await owedByCustomer(
    tx,
    rows.map(({ id }) => id),
    today,
  );
  return rows.map(({ id, code, fullname, email, phone, area, active, createdAt }) => ({
    ...{ id, code: code ?? "", fullname, email: shownEmail(email), phone, area, active },
    unpaid: owed.get(id)?.open ?? paise(0),
    joinedAt: createdAt,
  }));
}
