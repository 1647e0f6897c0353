import type { PlainDate } from "../plain-date";

/** One tiffin as it is packed: whose it is, what is in it, and where it goes. */
export type PackRow = {
  subscriptionId: number;
  day: PlainDate;
  slot: { id: number; name: string };
  /** What the customer is called on the box. */
  code: string;
  name: string;
  planId: number;
  planName: string;
  /** What the kitchen heeds, as it was written: "Jain", "less salt". */
  diet: string | null;
  /** What must not be in it. */
  allergies: readonly string[];
  /** The driver's round; the area where there are no rounds. Null for what no round takes. */
  route: string | null;
  /** The place of the building on the round, from 1. */
  stop: number | null;
  building: string;
  /** Wing and flat, or what else leads to the door. */
  door: string;
  /** What goes along today besides the plan. */
  extras: readonly string[];
  /** The first tiffin of its subscription. */
  isNew: boolean;
  /** Changed after the kitchen had counted. */
  isAmended: boolean;
};

/** A box that isn't packed like the others of its plan. */
export function isSpecial({ diet, allergies, extras, isAmended }: PackRow): boolean {
  return diet !== null || allergies.length > 0 || extras.length > 0 || isAmended;
}

const inOrder = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Whatever no round takes comes last: it is still to be given to somebody. */
export function byRoute(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return inOrder.compare(a, b);
}

/** Round by round in the order of the doors. */
export function byStop(a: PackRow, b: PackRow): number {
  return (
    byRoute(a.route, b.route) ||
    (a.stop ?? Infinity) - (b.stop ?? Infinity) ||
    inOrder.compare(a.building, b.building) ||
    inOrder.compare(a.door, b.door) ||
    inOrder.compare(a.name, b.name) ||
    a.subscriptionId - b.subscriptionId
  );
}

/** The order of the labels: of each round the special boxes first, so that they are done and checked before the many. */
export function inPackingOrder(rows: readonly PackRow[]): PackRow[] {
  return rows.toSorted(
    (a, b) => byRoute(a.route, b.route) || Number(isSpecial(b)) - Number(isSpecial(a)) || byStop(a, b),
  );
}
