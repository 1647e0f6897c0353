import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { cn } from "@/components/ui/cn";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { Slots } from "@/lib/domain/slot";

type MealTabsProps = {
  slots: Slots;
  day: PlainDate;
  /** The meal that is shown; null for all of them together. */
  shown: number | null;
};

/** One meal of the day, or all of them; nothing in a kitchen with one. */
export function MealTabs({ slots, day, shown }: MealTabsProps) {
  const t = useTranslations("kitchen.meals");
  if (slots.length < 2) return null;
  const tabs = [...slots.map(({ id, name }) => ({ id, name })), { id: null, name: t("all") }];
  return (
    <nav
      aria-label={t("label")}
      className="mb-6 flex flex-wrap rounded-control border border-line bg-surface-raised p-1 print:hidden"
    >
      {tabs.map(({ id, name }) => (
        <Link
          key={name}
          href={`/admin/kitchen?date=${day}&slot=${id ?? "all"}`}
          aria-current={id === shown ? "page" : undefined}
          className={cn(
            "flex min-h-11 items-center rounded-md px-4 font-medium transition-colors",
            id === shown ? "bg-accent-soft text-ink" : "text-ink-soft hover:text-ink",
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
