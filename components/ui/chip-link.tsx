import type { LinkProps } from "next/link";
import { Check } from "lucide-react";
import { cn } from "./cn";
import { Link } from "./link";

type ChipLinkProps<R> = LinkProps<R> & { isChosen: boolean };

/** One of several ways to look at the same page; the chosen one has a tick and is the current one. */
export function ChipLink<R>({ isChosen, className, children, ...props }: ChipLinkProps<R>) {
  return (
    <Link
      aria-current={isChosen ? "true" : undefined}
      scroll={false}
      className={cn(
        "inline-flex min-h-11 items-center gap-1.5 rounded-control border px-3.5 font-medium transition-colors",
        isChosen
          ? "border-accent bg-accent-soft text-ink"
          : "border-line bg-surface-raised text-ink-soft hover:border-ink hover:text-ink",
        className,
      )}
      {...props}
    >
      {isChosen ? <Check aria-hidden className="size-4 text-accent" /> : null}
      {children}
    </Link>
  );
}
