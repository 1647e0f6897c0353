export type Benchmark = {
  name: string;
  /** How many times the yardstick (one empty transaction) it may take. */
  limit: number;
  runs: number;
  work: (run: number) => Promise<unknown>;
};

/** Median time of `runs` runs in milliseconds, after one that warms up. */
export async function medianOf({ runs, work }: Pick<Benchmark, "runs" | "work">): Promise<number> {
  await work(0);
  const times: number[] = [];
  for (let run = 1; run <= runs; run++) {
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
