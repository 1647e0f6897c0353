import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A native check box; put it inside a label of at least 44 px. */
export function Checkbox({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <input
      type="checkbox"
      className={cn(
        "size-5 shrink-0 rounded-sm accent-accent disabled:cursor-not-allowed disabled:opacity-50",
        className,
      )}
      {...props}
    />
  );
}
