import type { Databases } from "./databases";

export type Benchmark = {
  name: string;
  /** The limit, as a multiple of the yardstick (one empty transaction). */
  limit: number;
  runs: number;
  /** Sets up what it needs, once on its fresh database. */
  prepare?: () => Promise<unknown>;
  /** For work that can be done only once per database: each run gets its own. */
  isOnce?: boolean;
  /** Throws when it didn't do what is being measured. */
  work: (run: number) => Promise<unknown>;
};

/** Median time in milliseconds on a fresh database, after a warm-up run. */
export async function medianOf(
  { fresh }: Databases,
  { runs, prepare, isOnce, work }: Omit<Benchmark, "name" | "limit">,
): Promise<number> {
  await fresh();
  await prepare?.();
  await work(0);
  const times: number[] = [];
  for (let run = 1; run <= runs; run++) {
    if (isOnce) await fresh();
    const started = performance.now();
    await work(run);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** One line of the report; a ratio above 1 is over the limit. */
export function reportLine(name: string, median: number, yardstick: number, limit: number): string {
  const ratio = median / yardstick / limit;
  return `${name.padEnd(52)} ${median.toFixed(2).padStart(9)} ms ${ratio.toFixed(2).padStart(7)} of its limit`;
}
