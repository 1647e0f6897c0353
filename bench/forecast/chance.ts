/** Chance that comes out the same for the same seed, on every machine. */
export type Chance = {
  /** From 0 to below 1. */
  next: () => number;
  isIn: (share: number) => boolean;
  /** A whole number, both ends included. */
  between: (least: number, most: number) => number;
  /** One of a table of shares that sum to 1. */
  oneOf: <T>(shares: readonly (readonly [T, number])[]) => T;
};

/** Mulberry32: 32 bits of state, far more than good enough for a kitchen. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    isIn: (share) => next() < share,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    oneOf: (shares) => chosen(shares, next()),
  };
}

function chosen<T>(shares: readonly (readonly [T, number])[], pick: number): T {
  let left = pick;
  for (const [one, share] of shares) {
    if (left < share) return one;
    left -= share;
  }
  const last = shares.at(-1);
  if (!last) throw new RangeError("nothing to choose from");
  return last[0];
}
