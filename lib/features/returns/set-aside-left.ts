import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { paise } from "@/lib/domain/money";
import { isRefundAlive, refundStatus } from "@/lib/domain/books/refund";
import { caseDetails, type Money } from "@/lib/features/odd-cases/case-facts";
import { SET_ASIDE_KINDS } from "@/lib/features/odd-cases/kinds";
import type { CaseWay } from "@/lib/features/odd-cases/schema";

/** Money on its way back that never arrived. */
type FailedReturn = Money & {
  /** The gateway's word for why. */
  reason: string | null;
};

/** Money that is set aside for a case and waits for a decision. */
export type SetAsideLeft = {
  money: Money;
  /** Where it may go; nowhere while its customer's bank holds it. */
  ways: CaseWay[];
  /** Why it waits again: its latest failed refund. */
  failed: FailedReturn | null;
};

type Case = { id: number; kind: string; stripeObjectId: string; details: unknown };

/** What waits for one case; null when nothing does. */
export async function setAsideLeftOf(tx: Tx, oddCase: Case): Promise<SetAsideLeft | null> {
  return (await setAsideLeftByCase(tx, [oddCase])).get(oddCase.id) ?? null;
}

/**
 * What waits for each of many cases, by id: what came in, less what was sent back or is on its way, became credit, or was
 * given back by the bank. A case for which nothing waits is missing.
 */
export async function setAsideLeftByCase(tx: Tx, cases: readonly Case[]): Promise<Map<number, SetAsideLeft>> {
  const aside = cases.filter((oddCase) => SET_ASIDE_KINDS.some((kind) => kind === oddCase.kind));
  const about = { caseId: { in: aside.map(({ id }) => id) } };
  const gone = await tx.journalLine.findMany({
    where: {
      account: "unmatched",
      entry: { ...about, kind: { in: ["unmatched-to-credit", "dispute-lost"] } },
    },
    select: { amount: true, entry: { select: { kind: true, caseId: true } } },
  });
  const refunds = await tx.refund.findMany({ where: about, orderBy: { id: "asc" } });
  const disputes = await disputesAbout(tx, aside);
  return new Map(
    aside.flatMap((oddCase) => {
      const waiting = leftAfter(oddCase, {
        gone: gone.filter(({ entry }) => entry.caseId === oddCase.id),
        refunds: refunds.filter(({ caseId }) => caseId === oddCase.id),
        disputes: disputes.filter((dispute) => dispute.stripePaymentIntentId === oddCase.stripeObjectId),
      });
      return waiting ? [[oddCase.id, waiting] as const] : [];
    }),
  );
}

function disputesAbout(tx: Tx, cases: readonly Case[]) {
  return tx.dispute.findMany({
    where: { stripePaymentIntentId: { in: cases.map(({ stripeObjectId }) => stripeObjectId) } },
    select: { stripePaymentIntentId: true, amount: true, status: true },
  });
}

type RefundRow = Prisma.RefundGetPayload<object>;

type Told = {
  /** According to the books, which know only rupees. */
  gone: readonly { amount: number; entry: { kind: string } }[];
  refunds: readonly RefundRow[];
  disputes: readonly { amount: number; status: string }[];
};

function leftAfter(oddCase: Case, { gone, refunds, disputes }: Told): SetAsideLeft | null {
  const { received } = caseDetails(oddCase);
  if (!received) return null;
  const isInr = received.currency === "inr";
  const lost = isInr ? [] : disputes.filter(({ status }) => status === "lost");
  const left = received.amount - sum(refunds.filter(isAlive)) - sum(gone) - sum(lost);
  if (left <= 0) return null;
  const isHeld = disputes.some(({ status }) => status === "open");
  const wasKept = gone.some(({ entry }) => entry.kind === "unmatched-to-credit");
  return {
    money: { amount: paise(left), currency: received.currency },
    ways: isHeld ? [] : waysOf({ isInr, wasKept }),
    failed: latestFailed(refunds),
  };
}

/** Only rupees can become credit, and in the books a case's money can do so only once. */
function waysOf({ isInr, wasKept }: { isInr: boolean; wasKept: boolean }): CaseWay[] {
  return isInr && !wasKept ? ["refund", "credit"] : ["refund"];
}

const sum = (list: readonly { amount: number }[]): number =>
  list.reduce((total, { amount }) => total + amount, 0);

const isAlive = ({ status }: RefundRow): boolean => isRefundAlive(refundStatus(status));

function latestFailed(refunds: readonly RefundRow[]): FailedReturn | null {
  const row = refunds.findLast((refund) => !isAlive(refund));
  return row ? { amount: paise(row.amount), currency: row.currency, reason: row.failureReason } : null;
}
