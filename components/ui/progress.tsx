import { cn } from "./cn";

type ProgressProps = { label: string; value: number; max: number; className?: string };

/** A bar of `value` out of `max`; say the figures next to it too. */
export function Progress({ label, value, max, className }: ProgressProps) {
  const share = max === 0 ? 0 : Math.min(100, Math.max(0, (value / max) * 100));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={cn("h-2 overflow-hidden rounded-full border border-line bg-surface-sunken", className)}
    >
      <div className="h-full bg-accent" style={{ width: `${share}%` }} />
    </div>
  );
}
