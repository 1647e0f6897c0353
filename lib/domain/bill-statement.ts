import type { Paise } from "./money";
import { LEAST_GATEWAY_AMOUNT } from "./payment";

/**
 * How a bill comes to what is open of it:
 * `amount - credited - online - atDoor + returned = open`.
 */
export type BillStatement = {
  amount: Paise;
  /** Taken off by the customer's credit. */
  credited: Paise;
  online: Paise;
  /** Less what was taken back by counter-entries. */
  atDoor: Paise;
  /** Had been received beyond an amount that was lowered later, and became credit. */
  returned: Paise;
  open: Paise;
};

/** Whether anything but one payment online of the whole amount has come to a bill, so that its amount doesn't tell it. */
export function needsTelling(statement: BillStatement): boolean {
  const { credited, atDoor, returned } = statement;
  return credited + atDoor + returned > 0 || whyNotOnline(statement) !== null;
}

/** Whether credit alone has settled a bill: no card and no cash. */
export function isPaidByCredit({ credited, online, atDoor, open }: BillStatement): boolean {
  return open === 0 && credited > 0 && online + atDoor === 0;
}

/**
 * Why what is open of a bill can be paid to the driver alone; null when it can be paid online. `pay-at-door`: the gateway
 * pays a bill once, and has. `below-minimum`: the gateway takes no amount as small.
 */
export function whyNotOnline({
  online,
  open,
}: Pick<BillStatement, "online" | "open">): "pay-at-door" | "below-minimum" | null {
  if (open === 0) return null;
  if (online > 0) return "pay-at-door";
  return open < LEAST_GATEWAY_AMOUNT ? "below-minimum" : null;
}
