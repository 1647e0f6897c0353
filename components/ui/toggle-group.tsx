import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** Check boxes that look like keys: several may be pressed. Wrap in a fieldset with a legend. */
export function ToggleGroup({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("flex flex-wrap gap-2", className)} {...props} />;
}

type ToggleItemProps = Omit<ComponentProps<"input">, "type"> & {
  /** What is read out ("Monday"). */
  name: string;
  label: string;
  /** What is seen ("Mon"). */
  children: ReactNode;
};

export function ToggleItem({ className, label, children, ...props }: ToggleItemProps) {
  return (
    <label
      className={cn(
        "relative inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center gap-x-1 rounded-control border border-line-strong bg-surface-raised px-2.5 text-base font-medium text-ink-soft transition-colors select-none hover:bg-surface-sunken has-checked:border-accent has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:cursor-not-allowed has-disabled:opacity-50",
        className,
      )}
    >
      <input type="checkbox" className="peer absolute inset-0 cursor-[inherit] opacity-0" {...props} />
      <Check aria-hidden className="invisible size-4 shrink-0 text-accent peer-checked:visible" />
      <span aria-hidden>{children}</span>
      <span className="sr-only">{label}</span>
    </label>
  );
}
