// The audit log forgets nothing, so rows stay as they were written. Until 29 November 2026 a row said whose account it
// concerned only through its entity, and held amounts without their unit; such rows are read here and nowhere else.
import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { rupees, toPaise } from "@/lib/domain/money";
import type { AuditAction, AuditEntity } from "./schema";

type Values = Prisma.JsonValue;
type Row = Prisma.AuditLogGetPayload<object>;

/** Acts whose bare amounts are paise; those of all others are whole rupees. */
const IN_PAISE: readonly string[] = [
  "refund-payment",
  "give-credit",
  "take-back-credit",
  "take-door-payment",
  "counter-door-payment",
];

/** Other names that today's entities and acts once had. */
const ALSO: Readonly<Record<string, string>> = {
  user: "customer",
  case: "payment-flag",
  "settle-case": "settle-flag",
};
const TODAY = new Map(Object.entries(ALSO).map(([today, then]) => [then, today]));

/** A row in today's form: its names, and amounts in paise. */
export function inTodaysForm<R extends Pick<Row, "action" | "entity" | "before" | "after">>(row: R): R {
  const anew = (values: Values) => withUnits(values, IN_PAISE.includes(row.action));
  const today = (name: string) => TODAY.get(name) ?? name;
  const names = { action: today(row.action), entity: today(row.entity) };
  return { ...row, ...names, before: anew(row.before), after: anew(row.after) };
}

function withUnits(values: Values, isInPaise: boolean): Values {
  if (values === null || typeof values !== "object" || Array.isArray(values)) return values;
  const fields = Object.entries(values).flatMap(([name, value]): [string, Values][] => {
    if (name === "customerId") return []; // the account, which today has a column
    if (typeof value !== "number" || (name !== "amount" && name !== "dailyRate"))
      return [[name, value ?? null]];
    return [[`${name}Paise`, isInPaise ? value : Math.sign(value) * toPaise(rupees(Math.abs(value)))]];
  });
  return Object.fromEntries(fields);
}

/** One of today's entities or acts, under every name it has had. */
export function calledAlso(today: AuditEntity | AuditAction): { in: string[] } {
  return { in: [today, ALSO[today] ?? []].flat() };
}

/**
 * Whether such a row `a` is about the customer `c`: the person, their subscriptions including removed ones, their bills and
 * payments.
 */
export const ABOUT_CUSTOMER = Prisma.sql`(
  (a.entity IN ('user', 'customer') AND a.entity_id = c.id::text)
  OR (a.entity = 'subscription' AND
    (a.entity_id IN (SELECT id::text FROM customer_plans WHERE customer_id = c.id)
     OR a.before -> 'customerId' = to_jsonb(c.id)))
  OR (a.entity = 'bill' AND a.entity_id IN (SELECT id::text FROM bills WHERE customer_id = c.id))
  OR (a.entity = 'payment' AND a.entity_id IN (SELECT id::text FROM payments WHERE customer_id = c.id)))`;

/** Whose account each of the rows concerns, by the row's id, where the row doesn't say so itself. */
export async function accountsOf(tx: Tx, rows: readonly Row[]): Promise<ReadonlyMap<number, number>> {
  const without = rows.filter(({ accountId }) => accountId === null);
  const owners = {
    bill: await ownersOf(tx, without, "bill"),
    payment: await ownersOf(tx, without, "payment"),
    subscription: await ownersOf(tx, without, "subscription"),
  };
  return new Map(
    without.flatMap((row) => accountIn(row, owners).map((account) => [row.id, account] as const)),
  );
}

type Owned = "bill" | "payment" | "subscription";

function accountIn(row: Row, owners: Record<Owned, ReadonlyMap<string, number>>): number[] {
  const { entity, entityId } = row;
  const found =
    entity === "user" || entity === "customer"
      ? idIn(entityId)
      : isOwned(entity)
        ? (customerIn(row.after) ?? customerIn(row.before) ?? owners[entity].get(entityId) ?? null)
        : null;
  return found === null ? [] : [found];
}

const isOwned = (entity: string): entity is Owned => ["bill", "payment", "subscription"].includes(entity);

async function ownersOf(tx: Tx, rows: readonly Row[], entity: Owned): Promise<ReadonlyMap<string, number>> {
  const ids = rows.flatMap((row) => (row.entity === entity ? (idIn(row.entityId) ?? []) : []));
  if (ids.length === 0) return new Map();
  const query = { where: { id: { in: ids } }, select: { id: true, customerId: true } };
  const find = {
    bill: () => tx.bill.findMany(query),
    payment: () => tx.payment.findMany(query),
    subscription: () => tx.subscription.findMany(query),
  };
  const found = await find[entity]();
  return new Map(found.map(({ id, customerId }) => [String(id), customerId]));
}

function customerIn(values: Values): number | null {
  if (values === null || typeof values !== "object" || Array.isArray(values)) return null;
  return typeof values.customerId === "number" ? values.customerId : null;
}

function idIn(entityId: string): number | null {
  return /^[1-9]\d{0,8}$/.test(entityId) ? Number(entityId) : null;
}
