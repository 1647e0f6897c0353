/** Numbers that look random but are the same in every run, so that the demo is too (mulberry32). */
export type Chance = {
  /** A whole number from 0 up to, but not including, `below`. */
  upTo: (below: number) => number;
  /** True in `percent` out of a hundred cases. */
  percent: (percent: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
};

export function makeChance(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (below: number) => Math.floor(next() * below);
  return {
    upTo,
    percent: (percent) => upTo(100) < percent,
    pick: (list) => {
      const chosen = list[upTo(list.length)];
      if (chosen === undefined) throw new RangeError("nothing to pick from");
      return chosen;
    },
  };
}
