import { inColumns } from "../columns";
import type { Rate } from "./load";

/** A task over HTTP beside its limit, asked in turns. `share`: of the limit's requests a second; `p99`: times the limit's. */
export type Line = {
  task: string;
  beside: string;
  wanted: { share: number; p99?: number };
  turns: readonly { ours: Rate; limit: Rate }[];
};

const HEAD = [
  "task",
  "beside",
  "a second",
  "limit",
  "share",
  "wanted",
  "p99",
  "limit's",
  "times",
  "wanted",
  "",
];

const middle = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** The table, with the middle of the turns of each. */
export function linesOf(lines: readonly Line[]): string[] {
  return inColumns([HEAD, ...lines.map(rowOf)]);
}

function rowOf({ task, beside, wanted, turns }: Line): string[] {
  const of = (which: "ours" | "limit", what: keyof Rate) => middle(turns.map((turn) => turn[which][what]));
  const share = middle(turns.map(({ ours, limit }) => ours.perSecond / limit.perSecond));
  const times = middle(turns.map(({ ours, limit }) => ours.p99 / limit.p99));
  const isReached = share >= wanted.share && times <= (wanted.p99 ?? Infinity);
  return [
    ...[task, beside, of("ours", "perSecond").toFixed(0), of("limit", "perSecond").toFixed(0)],
    ...[share.toFixed(2), wanted.share.toFixed(2)],
    ...[`${of("ours", "p99").toFixed(0)} ms`, `${of("limit", "p99").toFixed(0)} ms`],
    ...[times.toFixed(1), wanted.p99?.toFixed(1) ?? "-", isReached ? "reached" : "not reached"],
  ];
}
