import type { Tx } from "@/lib/db";
import { paise, sumPaise, type Paise } from "@/lib/domain/money";
import type { PlainDate } from "@/lib/domain/plain-date";
import { billSummaries, type BillSummary } from "@/lib/features/billing/queries";
import { owedByCustomer } from "@/lib/features/books/asked";
import { customersByName } from "@/lib/features/customers/name-queries";
import { areasOn } from "@/lib/features/deliveries/counts";
import { byArea, listStops, type AreaStops } from "@/lib/features/deliveries/queries";
import { PAYERS_SHOWN, ROUND_SHOWN } from "./collect-schema";
import { setAsideByBill } from "@/lib/features/payments/set-aside-queries";

/** A door at which something has to be paid. */
export type Payer = {
  id: number;
  fullname: string;
  phone: string;
  area: string;
  addr1: string;
  addr2: string | null;
  open: Paise;
};

/** A bill for which money may be taken at the door. */
export type DoorBill = BillSummary & {
  /** What came in for it online and waits for a decision: paying now may mean paying twice. */
  setAside: Paise;
};

const who = { id: true, fullname: true, phone: true, area: true, addr1: true, addr2: true } as const;

/** Customers with an unpaid bill, by what is known about them. At most `PAYERS_SHOWN`. */
export async function findPayers(tx: Tx, query: string, today: PlainDate): Promise<Payer[]> {
  const asked = { search: query, area: "", state: "owes" } as const;
  const found = await customersByName(tx, asked, today, { take: PAYERS_SHOWN });
  const customers = found.map(({ id, fullname, phone, area, addr1, addr2 }) => ({
    ...{ id, fullname, phone, area, addr1, addr2 },
  }));
  return owing(tx, customers, today);
}

/**
 * The doors on a day's round at which something has to be paid, in the order of the round. At most `ROUND_SHOWN`: no more
 * areas are read than it takes for so many.
 */
export async function payersOnRound(tx: Tx, day: PlainDate): Promise<Payer[]> {
  const areas: string[] = [];
  let doors = 0;
  for (const one of (await areasOn(tx, day, { owing: true })).sort(byArea)) {
    if (doors >= ROUND_SHOWN) break;
    areas.push(one.area);
    doors += one.doors;
  }
  const stops = (await listStops(tx, day, { areas, owing: true })).flatMap(({ area, stops: some }) =>
    some.map(({ customerId: id, fullname, phone, addr1, addr2 }) => ({
      ...{ id, fullname, phone, area, addr1, addr2 },
    })),
  );
  return owing(tx, stops.slice(0, ROUND_SHOWN), day);
}

/** What is open at a day's doors, by customer; a customer who owes nothing is missing. */
export async function openAtDoors(
  tx: Tx,
  areas: readonly AreaStops[],
  today: PlainDate,
): Promise<ReadonlyMap<number, Paise>> {
  const ids = areas.flatMap(({ stops }) => stops.map(({ customerId }) => customerId));
  const owed = await owedByCustomer(tx, ids, today);
  return new Map([...owed].flatMap(([id, { open }]) => (open > 0 ? [[id, open] as const] : [])));
}

/** One customer with their unpaid bills, the oldest first; null when there is no such customer. */
export async function payerWithBills(
  tx: Tx,
  customerId: number,
): Promise<(Payer & { bills: DoorBill[] }) | null> {
  const customer = await tx.user.findFirst({ where: { id: customerId, role: "customer" }, select: who });
  if (!customer) return null;
  const rows = await tx.bill.findMany({
    where: { customerId, isPaid: false },
    orderBy: [{ year: "asc" }, { month: "asc" }],
  });
  const unpaid = (await billSummaries(tx, rows)).filter(({ open }) => open > 0);
  const setAside = await setAsideByBill(
    tx,
    unpaid.map(({ id }) => id),
  );
  const bills = unpaid.map((bill) => ({ ...bill, setAside: setAside.get(bill.id) ?? paise(0) }));
  return { ...customer, open: sumPaise(bills.map(({ open }) => open)), bills };
}

async function owing(tx: Tx, customers: readonly Omit<Payer, "open">[], today: PlainDate): Promise<Payer[]> {
  const owed = await owedByCustomer(
    tx,
    customers.map(({ id }) => id),
    today,
  );
  return customers
    .map((customer) => ({ ...customer, open: owed.get(customer.id)?.open ?? paise(0) }))
    .filter((payer) => payer.open > 0);
}
