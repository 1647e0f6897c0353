import { statfsSync } from "node:fs";
import os from "node:os";

/** Shares of this machine, from 0 to 1. `processor`: since it was looked at last; null the first time. */
export type Machine = { processor: number | null; disk: number };

/** What all processors did since the machine started, in milliseconds. */
export type Work = { busy: number; all: number };

export function workDone(cpus: readonly os.CpuInfo[] = os.cpus()): Work {
  const all = cpus.flatMap(({ times }) => Object.values(times)).reduce((sum, time) => sum + time, 0);
  const idle = cpus.reduce((sum, { times }) => sum + times.idle, 0);
  return { busy: all - idle, all };
}

/** Of the disk under the working directory. */
export function diskUsed(): number {
  const { blocks, bavail } = statfsSync(".");
  return blocks === 0 ? 0 : 1 - bavail / blocks;
}

/** Somebody who looks at this machine again and again, and remembers the last time. */
export function machineLooker(work: () => Work = workDone, disk: () => number = diskUsed): () => Machine {
  let before: Work | null = null;
  return () => {
    const now = work();
    const since = before && { busy: now.busy - before.busy, all: now.all - before.all };
    before = now;
    return { processor: since && since.all > 0 ? since.busy / since.all : null, disk: disk() };
  };
}
