import type { ReactNode } from "react";
import { cn } from "./cn";

export function DescriptionList({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cn("divide-y divide-line", className)}>{children}</dl>;
}

type ItemProps = { term: string; children: ReactNode; numeric?: boolean };

export function DescriptionItem({ term, children, numeric }: ItemProps) {
  return (
    <div className="flex items-baseline justify-between gap-6 py-2.5">
      <dt className="shrink-0 text-ink-soft">{term}</dt>
      <dd className={cn("min-w-0 text-end font-medium break-words text-ink", numeric && "tabular-nums")}>
        {children}
      </dd>
    </div>
  );
}
