import { coveredRefunds, isRefundAlive, refundStatus } from "@/lib/domain/books/refund";
import { caseDetails } from "@/lib/features/odd-cases/case-facts";
import type { SettleScope } from "@/lib/features/odd-cases/odd-cases";

/**
 * A failed refund leaves the list once later refunds of the same payment, back the way it was paid or as credit, have made up
 * for it. One that a person has settled some other way uses up none of them. The caller holds the customer's lock.
 */
export async function clearCovered({ tx, now }: SettleScope, paymentId: number): Promise<void> {
  const cases = await tx.case.findMany({ where: { kind: "refund-failed", paymentId } });
  const open = cases.filter(({ resolvedAt }) => resolvedAt === null);
  if (open.length === 0) return;
  const byHand = cases.filter(({ resolvedById }) => resolvedById !== null).map(refundOf);
  const refunds = await tx.refund.findMany({ where: { paymentId, caseId: null } });
  const covered = coveredRefunds(
    refunds.map(({ id, amount, status, createdAt: requestedAt, updatedAt }) => {
      const isMissing = !isRefundAlive(refundStatus(status)) && !byHand.includes(id);
      return { id, amount, requestedAt, failedAt: isMissing ? updatedAt : null };
    }),
  );
  const done = open.filter((oddCase) => covered.some((id) => id === refundOf(oddCase))).map(({ id }) => id);
  await tx.case.updateMany({ where: { id: { in: done } }, data: { resolvedAt: now } });
}

const refundOf = (oddCase: { details: unknown }) => caseDetails(oddCase).refundId;
