import { CookingPot, Pause, SkipForward, X, type LucideIcon } from "lucide-react";
import type { DayState } from "@/lib/features/pauses/queries";

/** How a day to come looks: filled, hatched, dashed, crossed, or empty. */
export const dayLooks: Record<DayState, string> = {
  delivery: "border-transparent bg-accent-fill text-ink",
  paused: "border-line-strong bg-paused-soft hatch text-ink",
  skipped: "border-line-strong border-dashed bg-paused-soft text-ink",
  closed: "border-line bg-surface-sunken crossed text-ink",
  none: "border-line bg-transparent text-ink-soft",
};

/** The same, muted, for days that are over. */
export const pastLooks: Record<DayState, string> = {
  delivery: "border-transparent bg-surface-sunken text-ink-soft",
  paused: "border-transparent bg-surface-sunken hatch text-ink-soft",
  skipped: "border-line border-dashed bg-surface-sunken text-ink-soft",
  closed: "border-transparent bg-surface-sunken crossed text-ink-soft",
  none: "border-transparent bg-transparent text-ink-soft",
};

export const dayIcons: Record<Exclude<DayState, "none">, LucideIcon> = {
  delivery: CookingPot,
  paused: Pause,
  skipped: SkipForward,
  closed: X,
};
