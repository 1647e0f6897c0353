import { rupees, type Rupees } from "../money";

/** What became of one bill that a late change touched. */
export const CORRECTION_OUTCOMES = ["same", "recalculated", "credited", "charged", "left"] as const;

export type CorrectionOutcome = (typeof CORRECTION_OUTCOMES)[number];

/** Outcomes that leave the bill as it was issued: the difference in its worth was settled beside it. */
export const BESIDE_THE_BILL = [
  "credited",
  "charged",
  "left",
] as const satisfies readonly CorrectionOutcome[];

/**
 * Why a bill can't be corrected automatically. `payment-under-way` and `disputed` may pass; `given-back` and
 * `credited-already` are for a person to decide: the same money would go back twice. `fault` is ours.
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
  /** What earlier corrections settled beside the bill: negative when they gave money back. */
  beside: number;
  /** What the month's tiffins are worth by its days as they are today; null when no delivery day is left in it. */
  worth: Rupees | null;
  obstacles: Record<Exclude<CorrectionObstacle, "fault">, boolean>;
};

export type CorrectionDecision = {
  /** What the customer has been asked for the month so far, and what they should be asked. */
  before: Rupees;
  after: Rupees;
  kind: "recalculate" | "credit" | "charge" | "nothing";
  /** What keeps it from being corrected. */
  obstacle: CorrectionObstacle | null;
};

/**
 * How a bill is brought to what its tiffins are worth. An unpaid bill is recalculated. One that is paid, that earlier
 * corrections settled beside it, or whose month has no delivery day left, stays as issued: the difference becomes credit, or
 * is added to the next bill.
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
