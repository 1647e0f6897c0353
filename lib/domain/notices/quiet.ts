import { formatTime } from "@/lib/domain/business-time";

/** Nobody's phone sounds between these times of the kitchen's clock; `from` may lie behind `to`, on the evening before. */
export type QuietHours = { from: string; to: string };

export const QUIET_HOURS: QuietHours = { from: "21:00", to: "08:00" };

/** Is it quiet now? The first minute of `from` is, that of `to` no longer. */
export function isQuiet({ from, to }: QuietHours, now: Date): boolean {
  const time = formatTime(now);
  return from <= to ? from <= time && time < to : from <= time || time < to;
}
