import type { Paise } from "./money";

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
  return credited + atDoor + returned > 0 || isForTheDoor(statement);
}

/** Whether credit alone has settled a bill: no card and no cash. */
export function isPaidByCredit({ credited, online, atDoor, open }: BillStatement): boolean {
  return open === 0 && credited > 0 && online + atDoor === 0;
}

/** Whether what is open can be paid to the driver alone: the gateway pays a bill once. */
export function isForTheDoor({ online, open }: BillStatement): boolean {
  return online > 0 && open > 0;
}
