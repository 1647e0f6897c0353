import { Check, HandCoins, type LucideIcon } from "lucide-react";
import { dayIcons, dayLooks } from "@/components/pauses/day-looks";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { WhyDay } from "@/lib/features/billing/why";

/** Why a day was given back, by day. */
export type Credits = ReadonlyMap<PlainDate, string>;

export const WHY_STATES = ["delivery", "paused", "skipped", "closed", "credited"] as const;

/** What a whole day looks like. */
export type WhyState = (typeof WHY_STATES)[number] | "none";

/** As in the pause calendar, but delivered days are muted, so that the others stand out. */
export const whyLooks: Record<WhyState, string> = {
  ...dayLooks,
  delivery: "border-transparent bg-good-soft text-ink",
  credited: "border-2 border-accent bg-accent-soft text-ink",
};

/** Grounds for text, which a hatch or a cross would make hard to read. */
export const whyGrounds: Record<WhyState, string> = {
  delivery: "",
  paused: "bg-paused-soft",
  skipped: "",
  closed: "bg-surface-sunken",
  credited: "",
  none: "",
};

export const whyIcons: Record<Exclude<WhyState, "none">, LucideIcon> = {
  ...dayIcons,
  delivery: Check,
  credited: HandCoins,
};

/** A credit takes precedence; a day counts as delivered when any of its meals came. */
export function whyState({ date, meals }: WhyDay, credits: Credits): WhyState {
  if (credits.has(date)) return "credited";
  const order = ["delivery", "closed", "paused", "skipped"] as const;
  return order.find((cause) => meals.some((meal) => meal.cause === cause)) ?? "none";
}
