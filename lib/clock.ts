import { env } from "./env";

/**
 * The only place that reads the machine's clock. With TIFFINTRACK_NOW, the clock showed that time at the moment of origin
 * (TIFFINTRACK_NOW_ORIGIN, epoch ms; without it the start of this process) and ticks on from there, so that all processes of
 * one stack agree.
 */
export function clockNow(): Date {
  return new Date(Date.now() + offset());
}

/** The machine's real time, in milliseconds: for comparing with timestamps from others, whose clocks don't move with ours. */
export function machineMs(): number {
  return Date.now();
}

let startOffset: number | undefined;

function offset(): number {
  if (startOffset === undefined) {
    const { TIFFINTRACK_NOW: start, TIFFINTRACK_NOW_ORIGIN: origin } = env();
    startOffset = start ? start.getTime() - (origin ?? Date.now()) : 0;
  }
  return startOffset;
}
