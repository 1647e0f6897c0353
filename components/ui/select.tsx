import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlClasses } from "./control";

/** The browser's own select (role combobox): on a phone nothing beats the native picker. */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span className="relative block w-full">
      <select className={cn(controlClasses, "appearance-none pe-10", className)} {...props}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute end-3 top-1/2 size-5 -translate-y-1/2 text-ink-soft"
      />
    </span>
  );
}
