import type { ComplaintKind } from "./complaint";

/** How far back the office looks for a door that comes again. */
export const WITHIN_DAYS = 14;
/** So many in that time, and the door stands above the list. */
const REPEATED = 2;

export type ComplaintAt = { addr1: string; area: string; kind: ComplaintKind };

/** A house from which several complaints came lately. */
export type RepeatedDoor = { house: string; area: string; count: number; kinds: KindCount[] };
type KindCount = { kind: ComplaintKind; count: number };

/** "Sea Breeze" of "Flat 4, Sea Breeze": the first part of an address's line that names more than a number. */
export function houseOf(addr1: string): string {
  const parts = addr1.split(",").map((part) => part.trim());
  return parts.find((part) => part !== "" && !isFlat(part)) ?? addr1.trim();
}

const FLAT = /^(?:flat|room|house|shop|wing|block|plot|tower|no|h|r|f|b|a|c|d)\b/i;

function isFlat(part: string): boolean {
  return FLAT.test(part) ? part.split(/\s+/).length <= 3 : /\d/.test(part) && !/[a-z]{3}/i.test(part);
}

/** The houses with several complaints among these, the most first. */
export function repeatedDoors(complaints: readonly ComplaintAt[]): RepeatedDoor[] {
  const named = complaints.map((one) => ({ ...one, house: houseOf(one.addr1) }));
  const byDoor = Map.groupBy(named, ({ house, area }) => `${house.toLowerCase()} / ${area}`);
  const doors = [...byDoor.values()].flatMap((all) => {
    const [first] = all;
    if (!first || all.length < REPEATED) return [];
    return [{ house: first.house, area: first.area, count: all.length, kinds: countKinds(all) }];
  });
  return doors.toSorted((a, b) => b.count - a.count || a.house.localeCompare(b.house));
}

function countKinds(all: readonly ComplaintAt[]): KindCount[] {
  const kinds = Map.groupBy(all, ({ kind }) => kind);
  return [...kinds]
    .map(([kind, { length: count }]) => ({ kind, count }))
    .toSorted((a, b) => b.count - a.count);
}
