import type { ReactNode } from "react";
import { cn } from "./cn";

type EmptyStateProps = {
  illustration?: ReactNode;
  title: string;
  description?: ReactNode;
  /** What to do about it: a `LinkButton` or `Button`. */
  action?: ReactNode;
  className?: string;
};

export function EmptyState({ illustration, title, description, action, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "flex flex-col items-center rounded-card border border-dashed border-line px-6 py-12 text-center",
        className,
      )}
    >
      {illustration ? <div className="mb-5 [&_svg]:h-28 [&_svg]:w-auto">{illustration}</div> : null}
      <p className="text-lg font-semibold text-ink">{title}</p>
      {description ? <p className="mt-1 max-w-prose text-ink-soft">{description}</p> : null}
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
