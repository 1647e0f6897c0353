import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { WhyDay } from "@/lib/features/billing/why";
import { WHY_STATES, whyIcons, whyLooks, whyState, type Credits } from "./why-day";

/** What the calendar's signs mean, for those that occur this month. Wide screens say it in each day. */
export function WhyLegend({ days, credits }: { days: readonly WhyDay[]; credits: Credits }) {
  const t = useTranslations("billing.why.causes");
  const seen = new Set(days.map((day) => whyState(day, credits)));
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-2 text-sm text-ink-soft md:hidden">
      {WHY_STATES.filter((state) => seen.has(state)).map((state) => {
        const Icon = whyIcons[state];
        return (
          <li key={state} className="flex items-center gap-2">
            <span
              aria-hidden
              className={cn(
                "grid size-7 shrink-0 place-items-center rounded-control border",
                whyLooks[state],
              )}
            >
              <Icon className="size-4" />
            </span>
            {t(state)}
          </li>
        );
      })}
    </ul>
  );
}
