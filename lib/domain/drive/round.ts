import type { CashAct, NotDeliveredReason, DriveAct, RoundState, TiffinState } from "./act";

/** One tiffin on a round: `id` is its subscription's, or below nought that of a row of the sheet. `at`: when its state began, in ISO; null where there is none. */
export type RoundTiffin = {
  id: number;
  plan: string;
  state: TiffinState;
  reason: NotDeliveredReason | null;
  at: string | null;
};

/** Something to be paid at a door. `open`: paise. */
type DoorBill = { id: number; open: number };

/**
 * Somebody to whom tiffins are brought. In paise: `owes`, what may be taken at the door, for these bills together; `taken`, what
 * whoever brings it has taken there today.
 */
export type RoundDoor = {
  customerId: number;
  name: string;
  phone: string;
  door: string;
  owes: number;
  bills: DoorBill[];
  taken: number;
  tiffins: RoundTiffin[];
};

/** Where the driver stops once: a building with its doors, or a house of its own. `address`: for a map. */
export type RoundStop = {
  key: string;
  name: string;
  area: string;
  address: string;
  note: string | null;
  doors: RoundDoor[];
};

export type Round = { day: string; state: RoundState; stops: RoundStop[] };

const isOpen = ({ state }: RoundTiffin) => state === null || state === "on_the_way";

export function tiffinsOf({ doors }: Pick<RoundStop, "doors">): RoundTiffin[] {
  return doors.flatMap(({ tiffins }) => tiffins);
}

/** The tiffins of a stop of which nothing is said yet. */
export function openTiffins(stop: Pick<RoundStop, "doors">): RoundTiffin[] {
  return tiffinsOf(stop).filter(isOpen);
}

/** Where the driver goes next: the first stop with something still to bring. Null when all is brought. */
export function nextStop({ stops }: Round): RoundStop | null {
  return stops.find((stop) => openTiffins(stop).length > 0) ?? null;
}

/** How many of how much: "4 Veg Thali, 2 Jain Thali", by name. */
export function countByPlan(tiffins: readonly RoundTiffin[]): { plan: string; count: number }[] {
  return [...Map.groupBy(tiffins, ({ plan }) => plan)]
    .map(([plan, some]) => ({ plan, count: some.length }))
    .sort((a, b) => (a.plan < b.plan ? -1 : 1));
}

/**
 * The round as the phone shows it: what the server said, and on top of it what the phone has still to send. `aheadMs`: how far
 * its clock is ahead of the server's.
 */
export function withActs(round: Round, acts: readonly DriveAct[], aheadMs = 0): Round {
  return acts
    .filter(({ day }) => day === round.day)
    .reduce((shown, act) => withAct(shown, act, serverTime(act.phoneTime, aheadMs)), round);
}

const serverTime = (phoneTime: string, aheadMs: number) =>
  new Date(Date.parse(phoneTime) - aheadMs).toISOString();

function withAct(round: Round, act: DriveAct, at: string): Round {
  if (act.kind === "cash") return eachDoor(round, (door) => withCash(door, act));
  if (act.kind === "mark") {
    const marked = new Set(act.tiffins);
    const state = act.mark === "taken_back" ? "on_the_way" : act.mark;
    const reason = act.reason ?? null;
    return eachTiffin(round, (tiffin) => (marked.has(tiffin.id) ? { ...tiffin, state, reason, at } : tiffin));
  }
  if (act.event === "ended") return { ...round, state: "ended" };
  const setOut = (tiffin: RoundTiffin): RoundTiffin =>
    tiffin.state === null ? { ...tiffin, state: "on_the_way", at } : tiffin;
  return eachTiffin({ ...round, state: "started" }, setOut);
}

/** What is no longer open there was part of the round already. */
function withCash(door: RoundDoor, { billId, amount }: CashAct): RoundDoor {
  if (!door.bills.some(({ id }) => id === billId)) return door;
  const bills = door.bills.filter(({ id }) => id !== billId);
  return { ...door, bills, owes: door.owes - amount, taken: door.taken + amount };
}

function eachTiffin(round: Round, change: (tiffin: RoundTiffin) => RoundTiffin): Round {
  return eachDoor(round, (door) => ({ ...door, tiffins: door.tiffins.map(change) }));
}

function eachDoor(round: Round, change: (door: RoundDoor) => RoundDoor): Round {
  return { ...round, stops: round.stops.map((stop) => ({ ...stop, doors: stop.doors.map(change) })) };
}
