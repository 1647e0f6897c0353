export const REFUND_STATUSES = ["requested", "pending", "succeeded", "failed", "canceled"] as const;

/** `requested`: recorded here, but the gateway's answer is not known yet. `pending`: the gateway is working on it. */
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/** Narrows a column's text to a status. @throws RangeError for a status we don't know. */
export function refundStatus(text: string): RefundStatus {
  const status = REFUND_STATUSES.find((known) => known === text);
  if (!status) throw new RangeError(`unknown refund status "${text}"`);
  return status;
}

const RANK: Record<RefundStatus, number> = { requested: 0, pending: 1, succeeded: 2, failed: 3, canceled: 3 };

/**
 * The status after the gateway reported one: reports come twice, late and in any order, and a refund only moves forward.
 * A bank may send back what had been paid out, so that success can still become failure; failure is final.
 */
export function nextRefundStatus(current: RefundStatus, reported: RefundStatus): RefundStatus {
  return RANK[reported] > RANK[current] ? reported : current;
}

/** Whether a refund in this status still counts as given back. */
export function isRefundAlive(status: RefundStatus): boolean {
  return status !== "failed" && status !== "canceled";
}

type PastRefund = {
  id: number;
  amount: number;
  requestedAt: Date;
  /** Null for a refund that is alive. */
  failedAt: Date | null;
};

/**
 * Of one payment's refunds, those that failed and were made up for by later ones, in the order in which money was requested
 * and came back: a later refund makes up for what had failed by then, the oldest first. One that fails in turn counts again.
 */
export function coveredRefunds(refunds: readonly PastRefund[]): number[] {
  const open = new Map<number, number>();
  for (const { id, amount, isFailure } of steps(refunds)) {
    if (isFailure) open.set(id, amount);
    else cover(open, amount);
  }
  return refunds.flatMap(({ id, failedAt }) => (failedAt !== null && open.get(id) === 0 ? [id] : []));
}

function steps(refunds: readonly PastRefund[]) {
  const requests = refunds.map((refund) => ({ ...refund, at: refund.requestedAt, isFailure: false }));
  const failures = refunds.flatMap((refund) =>
    refund.failedAt === null ? [] : { ...refund, at: refund.failedAt, isFailure: true },
  );
  const earlierFirst = (a: { at: Date; id: number }, b: { at: Date; id: number }) =>
    a.at.getTime() - b.at.getTime() || a.id - b.id;
  // the sort is stable: a refund's request stays before its failure
  return [...requests, ...failures].sort(earlierFirst);
}

function cover(open: Map<number, number>, amount: number): void {
  let left = amount;
  for (const [id, missing] of open) {
    open.set(id, missing - Math.min(left, missing));
    left -= Math.min(left, missing);
  }
}

const DISPUTE_STATUSES = ["open", "won", "lost"] as const;

export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

/** Narrows a column's text to a status. @throws RangeError for a status we don't know. */
export function disputeStatus(text: string): DisputeStatus {
  const status = DISPUTE_STATUSES.find((known) => known === text);
  if (!status) throw new RangeError(`unknown dispute status "${text}"`);
  return status;
}

/** Once the bank has decided, a late report of an earlier state changes nothing. */
export function nextDisputeStatus(current: DisputeStatus, reported: DisputeStatus): DisputeStatus {
  return current === "open" ? reported : current;
}
