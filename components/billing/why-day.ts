import { HandCoins, type LucideIcon } from "lucide-react";
import { dayIcons, dayLooks } from "@/components/pauses/day-looks";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { WhyDay } from "@/lib/features/billing/why";

/** Why a day was given back, by day. */
export type Credits = ReadonlyMap<PlainDate, string>;

export const WHY_STATES = ["delivery", "paused", "skipped", "closed", "credited"] as const;

/** What a whole day looks like. */
export type WhyState = (typeof WHY_STATES)[number] | "none";

export const whyLooks: Record<WhyState, string> = {
  ...dayLooks,
  credited: "border-2 border-good bg-good-soft text-ink",
};

export const whyIcons: Record<Exclude<WhyState, "none">, LucideIcon> = { ...dayIcons, credited: HandCoins };

/** A credit shows before all else; a day counts as delivered when any meal of it came. */
export function whyState({ date, meals }: WhyDay, credits: Credits): WhyState {
  if (credits.has(date)) return "credited";
  const order = ["delivery", "closed", "paused", "skipped"] as const;
  return order.find((cause) => meals.some((meal) => meal.cause === cause)) ?? "none";
}
