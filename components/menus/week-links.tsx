import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { cn } from "@/components/ui/cn";
import type { Route } from "@/lib/routes";

type WeekLinksProps = {
  isNextWeek: boolean;
  /** What else the address says, and keeps saying. */
  kept: readonly [name: string, value: string][];
};

/** The seven days from today, or those after them. */
export function WeekLinks({ isNextWeek, kept }: WeekLinksProps) {
  const t = useTranslations("public.menu");
  const to = (week: [string, string][]): Route => {
    const query = new URLSearchParams([...week, ...kept]);
    return query.size > 0 ? `/menu?${query}` : "/menu";
  };
  const weeks = [
    { href: to([]), label: t("thisWeek"), here: !isNextWeek },
    { href: to([["week", "next"]]), label: t("nextWeek"), here: isNextWeek },
  ];
  return (
    <nav aria-label={t("weeks")} className="flex rounded-control border border-line bg-surface-raised p-1">
      {weeks.map(({ href, label, here }) => (
        <Link
          key={href}
          href={href}
          aria-current={here ? "page" : undefined}
          className={cn(
            "flex min-h-11 items-center rounded-md px-4 font-medium transition-colors",
            here ? "bg-accent-soft text-ink" : "text-ink-soft hover:text-ink",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
