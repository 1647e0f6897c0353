import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { formatCount } from "@/components/ui/format-count";
import { cn } from "@/components/ui/cn";

type CaseLinksProps = { isSettled: boolean; counts: { open: number; settled: number } };

/** Switches between the open odd cases and the settled ones. */
export function CaseLinks({ isSettled, counts }: CaseLinksProps) {
  const t = useTranslations("adminPayments.cases.switch");
  const lists = [
    { href: "/admin/payments", label: t("open"), count: counts.open, here: !isSettled },
    { href: "/admin/payments?cases=settled", label: t("settled"), count: counts.settled, here: isSettled },
  ] as const;
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <span id="cases" className="font-semibold">
        {t("label")}
      </span>
      <nav aria-labelledby="cases" className="flex rounded-control border border-line bg-surface-raised p-1">
        {lists.map(({ href, label, count, here }) => (
          <Link
            key={href}
            href={href}
            aria-current={here ? "page" : undefined}
            className={cn(
              "flex min-h-11 items-center gap-2 rounded-md px-4 font-medium transition-colors",
              here ? "bg-accent-soft text-ink" : "text-ink-soft hover:text-ink",
            )}
          >
            {label} <span className="tabular-nums">{formatCount(count)}</span>
          </Link>
        ))}
      </nav>
    </div>
  );
}
