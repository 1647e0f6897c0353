import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { withinDays } from "@/lib/lists/list-filter";
import { EXPORT_LIMIT, PAGE_SIZE, pageOf, type Page } from "@/lib/lists/paging";
import { peopleFound } from "@/lib/lists/search";
import { LOG_LEVELS, type LogLevel, type SystemLogFilter } from "./schema";

export type SystemLogRow = {
  id: number;
  at: Date;
  level: LogLevel;
  category: string;
  operation: string;
  message: string;
  /** Null when it is nobody known. */
  person: { id: number; fullname: string; role: string } | null;
  ip: string | null;
  userAgent: string | null;
  requestId: string | null;
  reference: string | null;
};

/** A page of the system log, the latest first. */
export async function listSystemLog(tx: Tx, filter: SystemLogFilter): Promise<Page<SystemLogRow>> {
  const { after, before } = filter;
  const isBackwards = after === undefined && before !== undefined;
  const key = after === undefined ? (before === undefined ? {} : { gt: before }) : { lt: after };
  const found = await tx.systemLog.findMany({
    where: { AND: [await matching(tx, filter), { id: key }] },
    orderBy: { id: isBackwards ? "asc" : "desc" },
    take: PAGE_SIZE + 1,
  });
  const rows = await withPeople(tx, isBackwards ? found.reverse() : found);
  return pageOf(rows, filter);
}

/** The same list in full, for its export. */
export async function listSystemLogForExport(tx: Tx, filter: SystemLogFilter): Promise<SystemLogRow[]> {
  const where = await matching(tx, filter);
  const found = await tx.systemLog.findMany({ where, orderBy: { id: "desc" }, take: EXPORT_LIMIT });
  return withPeople(tx, found);
}

async function matching(
  tx: Tx,
  { category, level, search, from, to }: SystemLogFilter,
): Promise<Prisma.SystemLogWhereInput> {
  return {
    ...(category && { category }),
    ...(level && { level }),
    ...(search && (await bySearch(tx, search))),
    ...((from ?? to) && { createdAt: withinDays({ from, to }) }),
  };
}

// What more people have in common says nothing about any of them.
const MOST_PEOPLE = 10_000;

async function bySearch(tx: Tx, search: string): Promise<Prisma.SystemLogWhereInput> {
  const people = await peopleFound(tx, search, MOST_PEOPLE);
  return {
    OR: [
      { userId: { in: people ?? [] } },
      { ip: search },
      { reference: search.toUpperCase() },
      { requestId: search },
      { operation: search.toLowerCase() },
    ],
  };
}

async function withPeople(
  tx: Tx,
  found: readonly Prisma.SystemLogGetPayload<object>[],
): Promise<SystemLogRow[]> {
  const ids = [...new Set(found.flatMap(({ userId }) => userId ?? []))];
  const people = await tx.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, fullname: true, role: true },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  return found.map(({ id, createdAt: at, level, userId, category, operation, message, ...rest }) => ({
    id: Number(id),
    at,
    level: LOG_LEVELS.find((known) => known === level) ?? "error",
    category,
    operation,
    message,
    person: byId.get(userId ?? 0) ?? null,
    ip: rest.ip,
    userAgent: rest.userAgent,
    requestId: rest.requestId,
    reference: rest.reference,
  }));
}
