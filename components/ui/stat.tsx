import type { ReactNode } from "react";
import { cn } from "./cn";
import { formatCount } from "./format-count";

/** A row of figures, read as name and value. */
export function StatGrid({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cn("grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4", className)}>{children}</dl>;
}

type StatProps = {
  label: string;
  /** A count is written with thousands separators. */
  value: ReactNode;
  hint?: ReactNode;
  tone?: "ink" | "good" | "bad" | "accent";
};

const valueTones = { ink: "text-ink", good: "text-good", bad: "text-bad", accent: "text-accent" } as const;

export function Stat({ label, value, hint, tone = "ink" }: StatProps) {
  return (
    <div className="flex flex-col rounded-card border border-line bg-surface-raised p-4">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className={cn("mt-1 text-2xl leading-8 font-semibold tabular-nums", valueTones[tone])}>
        {typeof value === "number" ? formatCount(value) : value}
      </dd>
      {hint ? <dd className="mt-0.5 text-sm text-ink-soft tabular-nums">{hint}</dd> : null}
    </div>
  );
}
