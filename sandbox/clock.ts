/** How far the sandbox's time is ahead of the machine's. One per process: two sandboxes share it. */
let aheadMs = 0;

/** The current time for everything that the sandbox writes, compares and signs. It ticks. */
export function now(): Date {
  return new Date(Date.now() + aheadMs);
}

/** Throws a RangeError for a step backwards: what was already written would then lie in the future. */
export function advanceClock(ms: number): void {
  if (!(ms >= 0)) throw new RangeError(`The clock goes forwards only, not by ${ms} ms`);
  aheadMs += ms;
}

/** Back to the machine's time. */
export function resetClock(): void {
  aheadMs = 0;
}
