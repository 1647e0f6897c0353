import { toSqlDate, type Tx } from "@/lib/db";
import { rupees, type Rupees } from "@/lib/domain/money";
import type { PlainDate } from "@/lib/domain/plain-date";
import { eachWord } from "@/lib/lists/search";
import { EXPORT_LIMIT, pageArgs, pageOf, type Page } from "@/lib/lists/paging";
import type { Prisma } from "@/prisma/generated/client";
import { parseItems, type PlanFilter } from "./schema";

export type CataloguePlan = {
  id: number;
  name: string;
  dailyRate: Rupees;
  description: string | null;
  items: string[];
  imageFilename: string | null;
  isActive: boolean;
  slotId: number;
  mealName: string;
  version: number;
  /** Subscriptions that run today or begin later. */
  running: number;
};

/** A plan as the shop offers it. */
export type OfferedPlan = {
  id: number;
  name: string;
  dailyRate: Rupees;
  description: string | null;
  items: string[];
  imageFilename: string | null;
  slotId: number;
  mealName: string;
};

const OFFER_LIMIT = 100;
const offered = {
  id: true,
  name: true,
  dailyRate: true,
  description: true,
  items: true,
  imageFilename: true,
  slotId: true,
  slot: { select: { name: true } },
} satisfies Prisma.PlanSelect;

/** Plans that can be subscribed to, the cheapest first. */
export async function listActivePlans(tx: Tx): Promise<OfferedPlan[]> {
  const rows = await tx.plan.findMany({
    where: { isActive: true },
    select: offered,
    orderBy: [{ dailyRate: "asc" }, { name: "asc" }],
    take: OFFER_LIMIT,
  });
  return rows.map(toOfferedPlan);
}

function toOfferedPlan({
  dailyRate,
  items,
  slot,
  ...plan
}: Prisma.PlanGetPayload<{ select: typeof offered }>): OfferedPlan {
  return { ...plan, dailyRate: rupees(dailyRate), items: parseItems(items), mealName: slot.name };
}

/** A page of all plans, active or not, by name. */
export async function listCatalogue(
  tx: Tx,
  filter: PlanFilter,
  today: PlainDate,
): Promise<Page<CataloguePlan>> {
  const found = await tx.plan.findMany({ ...catalogueQuery(filter, today), ...pageArgs(filter) });
  const { rows, ...keys } = pageOf(found, filter);
  return { rows: rows.map(toCataloguePlan), ...keys };
}

/** The same list in full, for its export. */
export async function listCatalogueForExport(
  tx: Tx,
  filter: PlanFilter,
  today: PlainDate,
): Promise<CataloguePlan[]> {
  const rows = await tx.plan.findMany({ ...catalogueQuery(filter, today), take: EXPORT_LIMIT });
  return rows.map(toCataloguePlan);
}

/** One plan as the catalogue shows it; null when there is none. */
export async function getCataloguePlan(
  tx: Tx,
  planId: number,
  today: PlainDate,
): Promise<CataloguePlan | null> {
  const include = { ...countRunning(today), slot: { select: { name: true } } };
  const row = await tx.plan.findUnique({ where: { id: planId }, include });
  return row && toCataloguePlan(row);
}

/** Was it ever subscribed to? Then it stays the meal that it is. */
export async function wasSubscribedTo(tx: Tx, planId: number): Promise<boolean> {
  const first = { where: { planId }, select: { id: true }, orderBy: { id: "asc" } } as const;
  return (await tx.subscription.findFirst(first)) !== null;
}

/** All plans, active or not, to choose one from. */
export async function listPlanNames(tx: Tx): Promise<{ id: number; name: string }[]> {
  return tx.plan.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } });
}

function catalogueQuery(filter: PlanFilter, today: PlainDate) {
  const where: Prisma.PlanWhereInput = {};
  if (filter.search) where.AND = eachWord(filter.search, (name) => [{ name }]).AND;
  if (filter.state !== "all") where.isActive = filter.state === "active";
  return {
    where,
    include: { ...countRunning(today), slot: { select: { name: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  } satisfies Prisma.PlanFindManyArgs;
}

function countRunning(today: PlainDate) {
  const running = { isActive: true, endDate: { gte: toSqlDate(today) } };
  return { _count: { select: { subscriptions: { where: running } } } } satisfies Prisma.PlanInclude;
}

type CatalogueRow = Prisma.PlanGetPayload<{
  include: { _count: { select: { subscriptions: true } }; slot: { select: { name: true } } };
}>;

function toCataloguePlan({
  _count,
  dailyRate,
  items,
  slot,
  createdAt: _createdAt,
  changedAt: _changedAt,
  changedById: _changedById,
  ...plan
}: CatalogueRow): CataloguePlan {
  const read = { dailyRate: rupees(dailyRate), items: parseItems(items), mealName: slot.name };
  return { ...plan, ...read, running: _count.subscriptions };
}
