import type { Prisma } from "@/prisma/generated/client";
import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { rupees, type Rupees } from "@/lib/domain/money";
import { parseWeekday, type PlainDate, type Weekday } from "@/lib/domain/plain-date";
import { isActive } from "@/lib/domain/subscription";
import { personMatching } from "@/lib/lists/search";
import { EXPORT_LIMIT, pageArgs, pageOf, type Page } from "@/lib/lists/paging";
import type { SubscriptionFilter, SubscriptionState } from "./schema";

export type ListedSubscription = {
  id: number;
  customer: { id: number; fullname: string; area: string };
  planName: string;
  startDate: PlainDate;
  endDate: PlainDate;
  weekdays: Weekday[];
  dailyRate: Rupees;
  state: SubscriptionState;
};

/** A page of everyone's subscriptions for staff, the latest taken first. `today` decides what is active. */
export async function listSubscriptions(
  tx: Tx,
  filter: SubscriptionFilter,
  today: PlainDate,
): Promise<Page<ListedSubscription>> {
  const found = await tx.subscription.findMany({
    ...(await listQuery(tx, filter, today)),
    ...pageArgs(filter),
  });
  const { rows, ...keys } = pageOf(found, filter);
  return { rows: rows.map((row) => listed(row, today)), ...keys };
}

/** The same list in full, for its export. */
export async function listSubscriptionsForExport(
  tx: Tx,
  filter: SubscriptionFilter,
  today: PlainDate,
): Promise<ListedSubscription[]> {
  const rows = await tx.subscription.findMany({
    ...(await listQuery(tx, filter, today)),
    take: EXPORT_LIMIT,
  });
  return rows.map((row) => listed(row, today));
}

const withNames = {
  plan: { select: { name: true } },
  customer: { select: { id: true, fullname: true, area: true } },
} as const;

async function listQuery(tx: Tx, { search, plan, area, state }: SubscriptionFilter, today: PlainDate) {
  return {
    where: {
      ...(plan && { planId: plan }),
      customer: {
        ...(area && { area }),
        ...(search && (await personMatching(tx, search))),
      },
      ...(state && inState(state, today)),
    },
    orderBy: { id: "desc" },
    include: withNames,
  } satisfies Prisma.SubscriptionFindManyArgs;
}

function inState(state: SubscriptionState, today: PlainDate): Prisma.SubscriptionWhereInput {
  const day = toSqlDate(today);
  const running = { isActive: true, endDate: { gte: day } };
  switch (state) {
    case "active":
      return { ...running, startDate: { lte: day } };
    case "upcoming":
      return { ...running, startDate: { gt: day } };
    case "ended":
      return { NOT: running };
  }
}

function listed(
  row: Prisma.SubscriptionGetPayload<{ include: typeof withNames }>,
  today: PlainDate,
): ListedSubscription {
  const run = {
    isActive: row.isActive,
    startDate: fromSqlDate(row.startDate),
    endDate: fromSqlDate(row.endDate),
  };
  return {
    id: row.id,
    customer: row.customer,
    planName: row.plan.name,
    startDate: run.startDate,
    endDate: run.endDate,
    weekdays: row.weekdays.map((weekday) => parseWeekday(weekday)),
    dailyRate: rupees(row.dailyRate),
    state: stateOf(run, today),
  };
}

function stateOf(
  run: { isActive: boolean; startDate: PlainDate; endDate: PlainDate },
  today: PlainDate,
): SubscriptionState {
  if (!isActive(run, today)) return "ended";
  return run.startDate > today ? "upcoming" : "active";
}
