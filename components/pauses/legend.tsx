import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { dayIcons, dayLooks, pastLooks } from "./day-looks";

const states = ["delivery", "paused", "skipped", "closed"] as const;
const swatch =
  "inline-flex size-8 shrink-0 items-center justify-center rounded-control border [&_svg]:size-4";

/** What each look of a day means. */
export function Legend() {
  const t = useTranslations("pauses.legend");
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-sm font-semibold">
        {t("title")}
      </h2>
      <ul className="mt-3 grid grid-cols-1 gap-2 text-sm text-ink-soft sm:grid-cols-2 lg:grid-cols-1">
        {states.map((state) => {
          const Icon = dayIcons[state];
          return (
            <li key={state} className="flex items-center gap-3">
              <span aria-hidden className={cn(swatch, dayLooks[state])}>
                <Icon />
              </span>
              {t(state)}
            </li>
          );
        })}
        <li className="flex items-center gap-3">
          <span aria-hidden className={cn(swatch, dayLooks.none)} />
          {t("none")}
        </li>
        <li className="flex items-center gap-3">
          <span aria-hidden className={cn(swatch, pastLooks.delivery)}>
            <Check />
          </span>
          {t("past")}
        </li>
      </ul>
    </section>
  );
}
