export const REFUND_STATUSES = ["requested", "pending", "succeeded", "failed", "canceled"] as const;

/** `requested`: written down here, the gateway's answer is not known yet. `pending`: the gateway is at it. */
export type RefundStatus = (typeof REFUND_STATUSES)[number];

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

export type DisputeStatus = "open" | "won" | "lost";

/** Once decided by the bank, a late report of an earlier state changes nothing. */
export function nextDisputeStatus(current: DisputeStatus, reported: DisputeStatus): DisputeStatus {
  return current === "open" ? reported : current;
}
