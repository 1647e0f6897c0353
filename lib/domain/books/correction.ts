import { rupees, type Rupees } from "../money";

/** What became of one bill that a late change touched. */
export const CORRECTION_OUTCOMES = ["same", "recalculated", "credited", "charged", "left"] as const;

export type CorrectionOutcome = (typeof CORRECTION_OUTCOMES)[number];

/** Those that leave the bill as it was issued: what it was worth then and now differs by what was settled beside it. */
export const BESIDE_THE_BILL = [
  "credited",
  "charged",
  "left",
] as const satisfies readonly CorrectionOutcome[];

/**
 * Why a bill can't be corrected by itself. `payment-under-way` and `disputed` may pass; `given-back` and `credited-already`
 * are a person's to decide: the same money would go back twice. `fault` is ours.
 */
export const CORRECTION_OBSTACLES = [
  "payment-under-way",
  "disputed",
  "given-back",
  "credited-already",
  "fault",
] as const;

export type CorrectionObstacle = (typeof CORRECTION_OBSTACLES)[number];

export type CorrectionFacts = {
  bill: { amount: Rupees; isPaid: boolean };
  /** What earlier corrections settled beside the bill: less than nothing when they gave back. */
  beside: number;
  /** What the month's tiffins are worth by today's days; null when it has no delivery day any more. */
  worth: Rupees | null;
  obstacles: Record<Exclude<CorrectionObstacle, "fault">, boolean>;
};

export type CorrectionDecision = {
  /** What the customer was asked for the month so far, and should be. */
  before: Rupees;
  after: Rupees;
  kind: "recalculate" | "credit" | "charge" | "nothing";
  /** What keeps it from being done. */
  obstacle: CorrectionObstacle | null;
};

/**
 * How a bill is brought to what its tiffins are worth. An unpaid bill is made anew. One that is paid, that earlier
 * corrections settled beside it, or whose month has no delivery day any more, stays as it was issued: the difference
 * becomes credit, or is added to the next bill.
 */
export function decideCorrection({ bill, beside, worth, obstacles }: CorrectionFacts): CorrectionDecision {
  const before = rupees(bill.amount + beside);
  const after = worth ?? rupees(0);
  const isMadeAnew = !bill.isPaid && beside === 0 && worth !== null;
  const kind = isMadeAnew ? "recalculate" : after < before ? "credit" : after > before ? "charge" : "nothing";
  return { before, after, kind, obstacle: obstacleTo(kind, after - before, obstacles) };
}

function obstacleTo(
  kind: CorrectionDecision["kind"],
  change: number,
  has: CorrectionFacts["obstacles"],
): CorrectionObstacle | null {
  if (change === 0) return null;
  if (kind === "recalculate" && has["payment-under-way"]) return "payment-under-way";
  if (has.disputed) return "disputed";
  if (change < 0 && has["given-back"]) return "given-back";
  return change < 0 && has["credited-already"] ? "credited-already" : null;
}
