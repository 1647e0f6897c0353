import { createHash } from "node:crypto";

/** The likelihood of each mishap for a delivery, from 0 to 1. */
type Chances = { duplicate: number; delay: number; shuffle: number; drop: number };

/** Deliveries that go wrong on purpose, the same ones for the same seed. */
export type Chaos = { seed: string; chances: Chances };

const USUAL: Chances = { duplicate: 0.3, delay: 0.3, shuffle: 0.3, drop: 0.1 };
const NONE: Chances = { duplicate: 0, delay: 0, shuffle: 0, drop: 0 };

const MOST_COPIES = 4;
/** Late means later than the SDK or a page will wait, but no longer than a person will. */
const LATE_SECONDS = { from: 5, to: 30 };
/** Enough for a later event to arrive first. */
const SHUFFLED_SECONDS = { from: 0, to: 3 };

export type Fate = {
  name: "as usual" | "dropped" | "late" | "shuffled";
  /** How many times it is sent in total. */
  copies: number;
  /** Seconds before the first try. */
  wait: number;
};

function isMishap(name: string): name is keyof Chances {
  return Object.hasOwn(NONE, name);
}

function readChances(list: string): Chances | null {
  const chances = { ...NONE };
  const seen = new Set<string>();
  for (const entry of list.split(",")) {
    const [, name = "", chance = ""] = /^([a-z]+)=(0|1|0?\.\d+|1\.0+|0\.0+)$/.exec(entry) ?? [];
    if (!isMishap(name) || seen.has(name)) return null;
    seen.add(name);
    chances[name] = Number(chance);
  }
  return chances;
}

/**
 * `SEED` alone has the usual chances; in `SEED:drop=0.5,delay=0.1` anything not named never happens.
 * Null when it is neither.
 */
export function readChaos(text: string): Chaos | null {
  const [, seed, list] = /^([\w-]+)(?::(.*))?$/.exec(text) ?? [];
  const chances = list === undefined ? USUAL : readChances(list);
  return seed && chances ? { seed, chances } : null;
}

/** Evenly spread from 0 (inclusive) to 1, and always the same for the same words. */
function random(...words: (string | number)[]): number {
  return createHash("sha256").update(words.join("/")).digest().readUIntBE(0, 6) / 2 ** 48;
}

function between({ from, to }: { from: number; to: number }, share: number): number {
  return from + Math.round(share * (to - from));
}

/** The fate of the delivery with this number, decided only by the seed and the number. */
export function fateOf({ seed, chances }: Chaos, number: number): Fate {
  const happens = (mishap: keyof Chances) => random(seed, number, mishap) < chances[mishap];
  const share = (of: string) => random(seed, number, of);
  if (happens("drop")) return { name: "dropped", copies: 0, wait: 0 };
  const copies = happens("duplicate") ? between({ from: 2, to: MOST_COPIES }, share("copies")) : 1;
  if (happens("delay")) return { name: "late", copies, wait: between(LATE_SECONDS, share("late")) };
  if (happens("shuffle"))
    return { name: "shuffled", copies, wait: between(SHUFFLED_SECONDS, share("shuffled")) };
  return { name: "as usual", copies, wait: 0 };
}
