"use client";

// SHA-256 of a short text, many times over: the browser's own is one async call per hash, which takes ten times as long.

const BLOCK = 64;
const BATCH = 4_096;
const K = constants();

/** Finds a counter that gives the digest of `asked.counter` as many leading zero bits as `asked` first names. Yields often. */
export async function proveWork(asked: string): Promise<string> {
  const bits = Number(asked.split(".", 1).join(""));
  for (let counter = 0; ; counter += 1) {
    const shown = `${asked}.${counter}`;
    if (Math.clz32(firstWord(shown)) >= bits) return shown;
    if (counter % BATCH === BATCH - 1) await new Promise((resolve) => setTimeout(resolve));
  }
}

/** The first 32 bits of the digest of an ASCII text. */
export function firstWord(text: string): number {
  const blocks = Math.ceil((text.length + 9) / BLOCK);
  const bytes = new Uint8Array(blocks * BLOCK);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  bytes[text.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 4, text.length * 8);
  const state = Uint32Array.of(
    0x6a09e667,
    0xbb67ae85,
    0x3c6ef372,
    0xa54ff53a,
    0x510e527f,
    0x9b05688c,
    0x1f83d9ab,
    0x5be0cd19,
  );
  for (let block = 0; block < blocks; block += 1) mix(state, view, block * BLOCK);
  return state[0] ?? 0;
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));
const words = new Uint32Array(BLOCK);
const word = (at: number) => words[at] ?? 0;

function mix(state: Uint32Array, view: DataView, offset: number): void {
  for (let at = 0; at < 16; at += 1) words[at] = view.getUint32(offset + at * 4);
  for (let at = 16; at < BLOCK; at += 1) {
    const x = word(at - 15);
    const y = word(at - 2);
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    words[at] = word(at - 16) + s0 + word(at - 7) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < BLOCK; at += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (K[at] ?? 0) + word(at)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((sum, at) => (state[at] = (state[at] ?? 0) + sum));
}

/** The first 32 fractional bits of the cube roots of the first 64 primes. */
function constants(): Uint32Array {
  const found: number[] = [];
  for (let number = 2; found.length < BLOCK; number += 1) {
    if (!Array.from({ length: number - 2 }, (_, at) => at + 2).some((by) => number % by === 0))
      found.push(Math.floor((Math.cbrt(number) % 1) * 2 ** 32));
  }
  return Uint32Array.from(found);
}
