import type { Prisma } from "@/prisma/generated/client";
import { isRefundAlive, refundStatus } from "@/lib/domain/books/refund";

/** What became of an attempt's money that came in but that no bill took. */
export type SetAsideState =
  | { state: "waiting" }
  /** The gateway hasn't yet said that it is paid out. */
  | { state: "going-back" }
  | { state: "sent-back" | "credit" | "by-bank"; on: Date };

/** The fields of a payment that `setAsideStateOf` reads; its customer may see all of them. */
export const withSetAside = {
  journal: {
    where: { caseId: { not: null }, lines: { some: { account: "unmatched" } } },
    select: {
      kind: true,
      createdAt: true,
      lines: { where: { account: "unmatched" }, select: { amount: true } },
    },
    orderBy: { id: "asc" },
  },
  refunds: {
    where: { caseId: { not: null } },
    select: { status: true, createdAt: true, updatedAt: true },
    orderBy: { id: "asc" },
  },
} satisfies Prisma.PaymentInclude;

/** Null for an attempt whose money, if any came, was taken by its bill. */
export function setAsideStateOf({
  journal,
  refunds,
}: Prisma.PaymentGetPayload<{ include: typeof withSetAside }>): SetAsideState | null {
  const lines = journal.flatMap((entry) => entry.lines);
  if (lines.reduce((sum, { amount }) => sum + amount, 0) < 0) return { state: "waiting" };
  const kept = journal.findLast(({ kind }) => kind === "unmatched-to-credit");
  if (kept) return { state: "credit", on: kept.createdAt };
  const lost = journal.findLast(({ kind }) => kind === "dispute-lost");
  if (lost) return { state: "by-bank", on: lost.createdAt };
  const refund = refunds.findLast(({ status }) => isRefundAlive(refundStatus(status)));
  if (!refund) return null;
  if (refund.status !== "succeeded") return { state: "going-back" };
  return { state: "sent-back", on: refund.updatedAt ?? refund.createdAt };
}
