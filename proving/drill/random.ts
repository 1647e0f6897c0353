/** Numbers that look random but follow from the seed alone. */
export type Random = {
  /** From 0 up to, but not including, 1. */
  share: () => number;
  pick: <T>(list: readonly T[]) => T;
  /** The same things in another order. */
  shuffle: <T>(list: readonly T[]) => T[];
};

const TURN = 0x6d2b79f5;
const RANGE = 2 ** 32;

/** Mulberry32: small, and good enough for making choices. */
export function seeded(...seeds: readonly number[]): Random {
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) + 0x85ebca6b, 0x1234567);
  const share = () => {
    state = (state + TURN) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / RANGE;
  };
  const pick = <T>(list: readonly T[]): T => {
    const index = Math.floor(share() * list.length);
    for (const one of list.slice(index, index + 1)) return one;
    throw new RangeError("nothing to pick from");
  };
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((one) => ({ one, place: share() }))
      .sort((a, b) => a.place - b.place)
      .map(({ one }) => one);
  return { share, pick, shuffle };
}
