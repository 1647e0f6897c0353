import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { cn } from "@/components/ui/cn";

/** This week or the next. */
export function WeekLinks({ isNextWeek }: { isNextWeek: boolean }) {
  const t = useTranslations("public.menu");
  const weeks = [
    { href: "/menu", label: t("thisWeek"), here: !isNextWeek },
    { href: "/menu?week=next", label: t("nextWeek"), here: isNextWeek },
  ] as const;
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
