import type { Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import type { Shop } from "@/lib/domain/estimates/estimate";
import type { KeptEstimate } from "@/lib/domain/estimates/kept";
import { addDays } from "@/lib/domain/plain-date";
import { MAX_SUBSCRIPTION_DAYS } from "@/lib/domain/subscription";
import type { OfferedPlan } from "@/lib/features/plans/queries";
import { closuresBetween } from "@/lib/features/subscriptions/queries";
import { beyondKey, pageArgs, pageOf, type Page } from "@/lib/lists/paging";
import { estimateMatching } from "@/lib/lists/search";
import type { CustomerScope } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";
import { inputsSchema, type EstimateFilter } from "./schema";

/** One in an account. `id`: what it is deleted by. */
export type SavedEstimate = KeptEstimate & { id: number };

/** Between the plans and the page's foot; a list of fifty would bury both. */
export const ESTIMATES_SHOWN = 10;

/** A page of a customer's estimates, the newest first. */
export async function listEstimates(
  { tx, customerId }: Pick<CustomerScope, "tx" | "customerId">,
  { search, ...key }: EstimateFilter,
): Promise<Page<SavedEstimate>> {
  const found = await tx.estimate.findMany({
    where: {
      customerId,
      AND: [
        search ? await estimateMatching(tx, search) : {},
        beyondKey(key, await instantOf(tx, customerId, key)),
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, inputs: true, createdAt: true },
    take: pageArgs(key, ESTIMATES_SHOWN).take,
  });
  return pageOf(found.map(toSaved), key, ESTIMATES_SHOWN);
}

/** What of the kitchen a price depends on, for as long ahead as anybody subscribes. */
export async function shopOf(tx: Tx, plans: readonly OfferedPlan[], now: Date): Promise<Shop> {
  const today = toBusinessDate(now);
  const closures = await closuresBetween(tx, today, addDays(today, 2 * MAX_SUBSCRIPTION_DAYS));
  return {
    plans: plans.map(({ id, name, dailyRate, slotId }) => ({ id, name, dailyRate, slotId })),
    closures: closures.map(({ date, slotId }) => ({ date, slotId })),
  };
}

async function instantOf(
  tx: Tx,
  customerId: number,
  { after, before }: Pick<EstimateFilter, "after" | "before">,
): Promise<Date | null> {
  const id = after ?? before;
  if (id === undefined) return null;
  const row = await tx.estimate.findFirst({ where: { customerId, id }, select: { createdAt: true } });
  return row?.createdAt ?? null;
}

function toSaved({
  id,
  inputs,
  createdAt,
}: Prisma.EstimateGetPayload<{ select: { id: true; inputs: true; createdAt: true } }>): SavedEstimate {
  const { key, amount, ...wish } = inputsSchema.parse(inputs);
  return { id: Number(id), key, amount, wish, savedAt: createdAt.getTime() };
}
