import { paise, sumPaise, toPaise, type Paise, type Rupees } from "../money";
import { LEAST_GATEWAY_AMOUNT, MOST_GATEWAY_AMOUNT } from "./payment";

/** How a bill arrives at what is open of it: `amount + adjusted - credited - online - atDoor + returned = open`. */
export type BillStatement = {
  amount: Paise;
  /** Added by corrections of paid bills of earlier months. */
  adjusted: Paise;
  /** Taken off through the customer's credit. */
  credited: Paise;
  online: Paise;
  /** Less what counter-entries took back. */
  atDoor: Paise;
  /** Received beyond an amount that was lowered later, and turned into credit. */
  returned: Paise;
  open: Paise;
};

/** How a bill stands that was issued just now, before anything is taken off. `adjusted`: what corrections put onto it, in paise. */
export function statementAsIssued(amount: Rupees, adjusted: Paise): BillStatement {
  const asked = toPaise(amount);
  const none = paise(0);
  const open = sumPaise([asked, adjusted]);
  return { amount: asked, adjusted, credited: none, online: none, atDoor: none, returned: none, open };
}

/**
 * Whether anything other than one online payment of the whole amount has come to a bill, so that its amount alone doesn't
 * explain it.
 */
export function needsTelling(statement: BillStatement): boolean {
  const { adjusted, credited, online, atDoor, returned, open } = statement;
  return adjusted + credited + atDoor + returned > 0 || (online > 0 && open > 0);
}

/** Whether part of a bill's amount is settled and the rest still asked for: then both are stated. */
export function isOpenInPart({ amount, open }: { amount: Rupees; open: Paise }): boolean {
  return open > 0 && open < toPaise(amount);
}

/** Whether credit alone has settled a bill: no card and no cash. */
export function isPaidByCredit({ credited, online, atDoor, open }: BillStatement): boolean {
  return open === 0 && credited > 0 && online + atDoor === 0;
}

/** Why a bill that asks for something should not, or cannot, be paid online now. */
export type PayObstacle = {
  /** `set-aside`: money came in for it and waits for a decision. The others are those of `whyNotOnline`. */
  reason: "set-aside" | NonNullable<ReturnType<typeof whyNotOnline>>;
  /** What is set aside, or else what is open. */
  amount: Paise;
};

/** What keeps a customer from paying a bill online; null when nothing does, and when nothing of it is open. */
export function obstacleOf({
  setAside,
  ...bill
}: Pick<BillStatement, "online" | "open"> & { setAside: Paise }): PayObstacle | null {
  if (bill.open === 0) return null;
  if (setAside > 0) return { reason: "set-aside", amount: setAside };
  const reason = whyNotOnline(bill);
  return reason && { reason, amount: bill.open };
}

/**
 * Why what is open of a bill can't be paid online but only to the driver; null when it can. `pay-at-door`: the gateway pays a
 * bill once, and has done so. `below-minimum`, `above-maximum`: the gateway doesn't take so small an amount, or so large a
 * one at once.
 */
export function whyNotOnline({
  online,
  open,
}: Pick<BillStatement, "online" | "open">): "pay-at-door" | "below-minimum" | "above-maximum" | null {
  if (open === 0) return null;
  if (online > 0) return "pay-at-door";
  if (open < LEAST_GATEWAY_AMOUNT) return "below-minimum";
  return open > MOST_GATEWAY_AMOUNT ? "above-maximum" : null;
}
