import { machineMs } from "@/lib/clock";
import type { Heard } from "@/lib/db";

/** A hundredth of the reads, and of the writes, may take longer than this: milliseconds. */
const SLOWER_THAN_MS = { read: 100, write: 200 } as const;
type StatementKind = keyof typeof SLOWER_THAN_MS;

const MINUTE_MS = 60_000;
const KEPT_MINUTES = 5;

type Counted = Record<StatementKind, { all: number; slow: number }> & { failed: number };

const none = (): Counted => ({ read: { all: 0, slow: 0 }, write: { all: 0, slow: 0 }, failed: 0 });

/** Since the process began, and by minute for the last few. One for all bundles of a build. */
type Kept = { total: Counted; minutes: Map<number, Counted> };
const place: typeof globalThis & { tiffintrackStatements?: Kept } = globalThis;
const kept = (place.tiffintrackStatements ??= { total: none(), minutes: new Map() });

/** Of these a refusal is part of the business, or is tried again: rules of the tables, of a trigger, two at once. */
const EXPECTED = /^(23|40|P0)/;

function isFailure(fault: unknown): boolean {
  if (fault === undefined) return false;
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : "";
  return !EXPECTED.test(code);
}

/** Counts a statement. How long one takes is counted of visitors' alone: jobs work through a night in long ones. */
export function countStatement({ text, ms, login, fault }: Heard, nowMs = machineMs()): void {
  const minute = Math.floor(nowMs / MINUTE_MS);
  for (const counted of [kept.total, minuteOf(minute)]) {
    if (isFailure(fault)) counted.failed += 1;
    if (login !== "visitors" || /^BEGIN/i.test(text)) continue;
    const kind = /^\s*(INSERT|UPDATE|DELETE|MERGE|COMMIT)/i.test(text) ? "write" : "read";
    counted[kind].all += 1;
    if (ms > SLOWER_THAN_MS[kind]) counted[kind].slow += 1;
  }
}

function minuteOf(minute: number): Counted {
  for (const old of kept.minutes.keys()) if (old <= minute - KEPT_MINUTES) kept.minutes.delete(old);
  const counted = kept.minutes.get(minute) ?? none();
  kept.minutes.set(minute, counted);
  return counted;
}

/** Of the last five minutes; failures of the last whole minute. */
export type StatementFigures = {
  reads: number;
  slowReads: number;
  writes: number;
  slowWrites: number;
  failed: number;
};

export function statementFigures(nowMs = machineMs()): StatementFigures {
  const minute = Math.floor(nowMs / MINUTE_MS);
  const figures = { reads: 0, slowReads: 0, writes: 0, slowWrites: 0, failed: 0 };
  for (const [at, { read, write, failed }] of kept.minutes) {
    if (at <= minute - KEPT_MINUTES) continue;
    figures.reads += read.all;
    figures.slowReads += read.slow;
    figures.writes += write.all;
    figures.slowWrites += write.slow;
    if (at === minute - 1) figures.failed = failed;
  }
  return figures;
}

/** Since the process began. */
export const statementTotals = (): Readonly<Counted> => kept.total;
