import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { Mark } from "@/lib/domain/dishes/dish-facts";

const TONES: Readonly<Record<Mark, string>> = {
  veg: "text-good",
  jain: "text-good",
  egg: "text-accent",
  "non-veg": "text-bad",
};

/** The mark of Indian packs with its word: a dot for vegetarian, a triangle for meat and fish. */
export function MarkSign({ mark, className }: { mark: Mark; className?: string }) {
  const t = useTranslations("dishes.marks");
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      <svg aria-hidden viewBox="0 0 16 16" className={cn("size-4 shrink-0", TONES[mark])}>
        <rect
          x="1"
          y="1"
          width="14"
          height="14"
          rx="1.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
        <Shape of={mark} />
      </svg>
      {t(mark)}
    </span>
  );
}

function Shape({ of }: { of: Mark }) {
  if (of === "non-veg") return <path d="M8 3.8 12.4 12H3.6Z" fill="currentColor" />;
  if (of === "egg") return <ellipse cx="8" cy="8.2" rx="3" ry="4" fill="currentColor" />;
  return <circle cx="8" cy="8" r="3.6" fill="currentColor" />;
}
