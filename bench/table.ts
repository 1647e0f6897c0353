// The table of `npm run bench`: each task beside its limit, measured in turns in the same run, so that a busy machine slows both.
import { inColumns } from "./columns";

/** Milliseconds of one turn each. */
export type Turn = { ours: number; limit: number };

/** `most`: how many times as long as its limit it may take; `kept`: how many it took when this was last looked at. */
export type Task = { task: string; limit: string; most: number; turns: readonly Turn[] };

const TURNS = 5;

type Work = () => Promise<unknown>;

/** Measures in turns, after one that warms up. `before`: what is set up, untimed, before each half of a turn. */
export async function inTurns(
  ours: Work,
  limit: Work,
  times: number,
  before?: Record<keyof Turn, Work>,
): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (let turn = 0; turn <= TURNS; turn++) {
    await before?.ours();
    const own = await timeOf(ours, times);
    await before?.limit();
    turns.push({ ours: own, limit: await timeOf(limit, times) });
  }
  return turns.slice(1);
}

async function timeOf(work: Work, times: number): Promise<number> {
  const started = performance.now();
  for (let time = 0; time < times; time++) await work();
  return (performance.now() - started) / times;
}

const middle = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const ratiosOf = ({ turns }: Task) => turns.map(({ ours, limit }) => ours / limit).sort((a, b) => a - b);

const HEAD = ["task", "limit", "ours", "limit", "ratio", "spread", "wanted", ""];

export function tableOf(tasks: readonly Task[]): string[] {
  return inColumns([HEAD, ...tasks.map(rowOf)]);
}

function rowOf(task: Task): string[] {
  const ratios = ratiosOf(task);
  const ms = (of: keyof Turn) => `${middle(task.turns.map((turn) => turn[of])).toFixed(1)} ms`;
  const isReached = middle(ratios) <= task.most;
  const spread = `${ratios.at(0)?.toFixed(2)}-${ratios.at(-1)?.toFixed(2)}`;
  return [
    ...[task.task, task.limit, ms("ours"), ms("limit"), middle(ratios).toFixed(2), spread],
    ...[task.most.toFixed(2), isReached ? "reached" : "not reached"],
  ];
}

const WORSE = 1.3;

/** Those that became slower by 30 % in every turn: a machine that was busy for one of them is no reason. */
export function slowerThanKept(tasks: readonly Task[], kept: Readonly<Record<string, number>>): string[] {
  return tasks.flatMap((task) => {
    const [best = 0] = ratiosOf(task);
    const before = kept[task.task];
    if (before === undefined) return [`${task.task}: no ratio is kept in bench/ratios.json`];
    if (best <= WORSE * before) return [];
    return [`${task.task}: ${best.toFixed(2)} times its limit at best, and ${before} were kept`];
  });
}
