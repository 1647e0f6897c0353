import { Circle, CircleDot } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

type RadioGroupProps = ComponentProps<"fieldset"> & { legend: string };

/** One of a few, side by side. Its items share a `name`. */
export function RadioGroup({ legend, className, children, ...props }: RadioGroupProps) {
  return (
    <fieldset className={cn("min-w-0", className)} {...props}>
      <legend className="mb-1.5 text-base font-medium text-ink">{legend}</legend>
      <div className="grid grid-cols-2 gap-2">{children}</div>
    </fieldset>
  );
}

type RadioItemProps = Omit<ComponentProps<"input">, "type"> & { children: ReactNode };

export function RadioItem({ className, children, ...props }: RadioItemProps) {
  return (
    <label
      className={cn(
        "relative inline-flex min-h-11 cursor-pointer items-center gap-x-2 rounded-control border border-line-strong bg-surface-raised px-3 text-base font-medium text-ink-soft transition-colors select-none hover:bg-surface-sunken has-checked:border-accent has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:cursor-not-allowed has-disabled:opacity-50",
        className,
      )}
    >
      <input type="radio" className="peer absolute inset-0 cursor-[inherit] opacity-0" {...props} />
      <Circle aria-hidden className="size-4 shrink-0 peer-checked:hidden" />
      <CircleDot aria-hidden className="hidden size-4 shrink-0 text-accent peer-checked:block" />
      {children}
    </label>
  );
}
