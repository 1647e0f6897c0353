import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { LinkButton } from "@/components/ui/link-button";
import type { PlainDate } from "@/lib/domain/plain-date";

const SHEETS = {
  buy: "/admin/kitchen/shopping",
  cook: "/admin/kitchen/cooking",
  pack: "/admin/kitchen",
  afterwards: "/admin/kitchen/afterwards",
} as const;

/** `current`: null where the day is looked at on another page. */
type SheetTabsProps = { current: keyof typeof SHEETS | null; day: PlainDate; className?: string };

/** The sheets of one day, in the order in which they are needed: what to buy, cook and pack, and what was left. */
export function SheetTabs({ current, day, className }: SheetTabsProps) {
  const t = useTranslations("forecast.tabs");
  return (
    <nav aria-label={t("label")} className={cn("mb-6 flex flex-wrap gap-2 print:hidden", className)}>
      {(["buy", "cook", "pack", "afterwards"] as const).map((sheet) => (
        <LinkButton
          key={sheet}
          href={`${SHEETS[sheet]}?date=${day}`}
          variant={sheet === current ? "secondary" : "outline"}
          aria-current={sheet === current ? "page" : undefined}
        >
          {t(sheet)}
        </LinkButton>
      ))}
    </nav>
  );
}
