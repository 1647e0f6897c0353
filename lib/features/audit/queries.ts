import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { withinDays } from "@/lib/lists/list-filter";
import { beyondKey, EXPORT_LIMIT, pageArgs, pageOf, type Page } from "@/lib/lists/paging";
import { FEW, peopleFound, personIn } from "@/lib/lists/search";
import { ABOUT_CUSTOMER, accountsOf, calledAlso, inTodaysForm } from "./old-form";
import type { AuditFilter } from "./schema";

type Values = Prisma.JsonValue;

export type AuditEntry = {
  id: number;
  at: Date;
  /** Null when it happened automatically. */
  actor: { id: number; fullname: string; role: string } | null;
  action: string;
  entity: string;
  entityId: string;
  /** The customer it concerns, where it concerns one. */
  customer: { id: number; fullname: string } | null;
  reason: string | null;
  before: Values;
  after: Values;
};

/** A page of the audit log, the latest first. */
export async function listAudit(tx: Tx, filter: AuditFilter): Promise<Page<AuditEntry>> {
  const found = await tx.auditLog.findMany(await pageQuery(tx, filter));
  const { rows, ...keys } = pageOf(found, filter);
  return { rows: await withNames(tx, rows), ...keys };
}

/** The same list in full, for its export. */
export async function listAuditForExport(tx: Tx, filter: AuditFilter): Promise<AuditEntry[]> {
  const where = await matching(tx, filter);
  const rows = await tx.auditLog.findMany({ where, orderBy: orderOf(filter), take: EXPORT_LIMIT });
  return withNames(tx, rows);
}

type OwnRow = Omit<AuditEntry, "actor" | "customer"> & {
  actorId: number | null;
  actorRole: string;
  actorName: string | null;
  customerName: string;
};

/** The latest entries about a customer: the person, their subscriptions including removed ones, their bills and payments. */
export async function auditOfCustomer(tx: Tx, customerId: number, limit: number): Promise<AuditEntry[]> {
  const rows = await tx.$queryRaw<OwnRow[]>`
    SELECT a.id, a.created_at AS at, a.actor_id AS "actorId", a.actor_role AS "actorRole", p.fullname AS "actorName",
           a.action, a.entity, a.entity_id AS "entityId", c.fullname AS "customerName", a.reason, a.before, a.after
    FROM users c
    JOIN audit_logs a ON a.account_id = c.id OR (a.account_id IS NULL AND ${ABOUT_CUSTOMER})
    LEFT JOIN users p ON p.id = a.actor_id
    WHERE c.id = ${customerId} AND c.role = 'customer'
    ORDER BY a.id DESC LIMIT ${limit}`;
  return rows.map(({ actorId, actorRole, actorName, customerName, ...entry }) => ({
    ...inTodaysForm(entry),
    actor: actorId === null ? null : { id: actorId, role: actorRole, fullname: actorName ?? "" },
    customer: { id: customerId, fullname: customerName },
  }));
}

// Some days are a part of the log by time: by id, they might lie at its far end.
const hasDays = ({ from, to }: AuditFilter) => (from ?? to) !== undefined;
const orderOf = (filter: AuditFilter): Prisma.AuditLogOrderByWithRelationInput[] =>
  hasDays(filter) ? [{ createdAt: "desc" }, { id: "desc" }] : [{ id: "desc" }];

const beyondId = ({ after, before }: AuditFilter): Prisma.AuditLogWhereInput =>
  after === undefined ? (before === undefined ? {} : { id: { gt: before } }) : { id: { lt: after } };

async function pageQuery(tx: Tx, filter: AuditFilter): Promise<Prisma.AuditLogFindManyArgs> {
  const where = await matching(tx, filter);
  const { cursor, take } = pageArgs(filter);
  const orderBy = orderOf(filter);
  // by the number: Prisma's own cursor wants the whole key, the instant too
  if (!hasDays(filter)) return { where: { AND: [where, beyondId(filter)] }, orderBy, take };
  const key = cursor && (await tx.auditLog.findFirst({ where: cursor, select: { createdAt: true } }));
  return { where: { AND: [where, beyondKey(filter, key?.createdAt ?? null)] }, orderBy, take };
}

async function matching(
  tx: Tx,
  { entity, action, actor, from, to }: AuditFilter,
): Promise<Prisma.AuditLogWhereInput> {
  return {
    ...(entity && { entity: calledAlso(entity) }),
    ...(action && { action: calledAlso(action) }),
    ...(actor && (await byActor(tx, actor))),
    ...((from ?? to) && { createdAt: withinDays({ from, to }) }),
  };
}

async function byActor(tx: Tx, actor: string): Promise<Prisma.AuditLogWhereInput> {
  if (actor.toLowerCase() === "system") return { actorId: null };
  const people = await peopleFound(tx, actor, FEW);
  return people ? { actorId: { in: people } } : { actor: personIn(actor) };
}

type Row = Prisma.AuditLogGetPayload<object>;

async function withNames(tx: Tx, rows: readonly Row[]): Promise<AuditEntry[]> {
  const accounts = await accountsOf(tx, rows);
  const accountOf = (row: Row) => row.accountId ?? accounts.get(row.id) ?? 0;
  const people = await peopleOf(
    tx,
    rows.flatMap((row) => [row.actorId ?? 0, accountOf(row)]),
  );
  return rows.map((row) => {
    const { id, actorId, actorRole, action, entity, entityId, reason, before, after } = inTodaysForm(row);
    const fullname = people.get(actorId ?? 0)?.fullname ?? "";
    const actor = actorId === null ? null : { id: actorId, role: actorRole, fullname };
    const account = people.get(accountOf(row));
    const customer = account?.role === "customer" ? { id: account.id, fullname: account.fullname } : null;
    return { id, at: row.createdAt, actor, action, entity, entityId, customer, reason, before, after };
  });
}

async function peopleOf(tx: Tx, ids: number[]) {
  const rows = await tx.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, fullname: true, role: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
