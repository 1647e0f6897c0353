import { latinDigits } from "./digits";
import { cleanLine } from "./typed-text";

const TIME = /^(\d{1,2})(?:[:.](\d{2}))?(?: ?([ap])\.?m\.?)?$/i;

/** A time of the day as people type it, `HH:MM`: "8", "8.30", "20:00", "3 pm". Null for anything else. */
export function readTime(typed: string): string | null {
  const [, hours = "", minutes = "00", half] = TIME.exec(latinDigits(cleanLine(typed))) ?? [];
  const hour = hours === "" ? null : hourOf(Number(hours), half?.toLowerCase());
  if (hour === null || hour > 23 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === "p" ? 12 : 0);
}
