import type { Dispute, Row } from "../objects";
import type { Work } from "../store/work";
import { addBalanceTransaction } from "./balance-transactions";

export type Verdict = "won" | "lost";

/** Disputes that their bank has yet to decide. */
export function isOpen({ status }: Dispute): boolean {
  return status === "needs_response" || status === "under_review";
}

/** Ends a dispute for good; a won one brings its money back. */
export function closeDispute(work: Work, row: Row<"dispute">, verdict: Verdict): void {
  const { data } = row;
  const previous = { status: data.status };
  data.status = verdict;
  work.emit("charge.dispute.closed", data, previous);
  if (verdict === "won") {
    const { id: source, amount, currency } = data;
    const returned = addBalanceTransaction(work, { amount, currency, source, type: "adjustment" });
    data.balance_transactions = [...data.balance_transactions, returned];
    work.emit("charge.dispute.funds_reinstated", data);
  }
  work.save(row);
}

/** The decision of the customer's bank; false when there is nothing to decide. */
export async function decideDispute(work: Work, id: string, verdict: Verdict): Promise<boolean> {
  const row = await work.get("dispute", id);
  if (!row || !isOpen(row.data)) return false;
  closeDispute(work, row, verdict);
  return true;
}

/** Stripe's magic words in test mode; any other evidence stays under review until somebody decides. */
const VERDICTS = new Map<string | null, Verdict>([
  ["winning_evidence", "won"],
  ["losing_evidence", "lost"],
]);

export function verdictOn({ evidence }: Dispute): Verdict | null {
  return VERDICTS.get(evidence.uncategorized_text) ?? null;
}

export async function decideByEvidence(work: Work, id: string): Promise<void> {
  const row = await work.get("dispute", id);
  const verdict = row && verdictOn(row.data);
  if (verdict) await decideDispute(work, id, verdict);
}
