import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A link inside text or a table cell. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={cn(
        "rounded-sm font-medium text-accent underline decoration-1 underline-offset-4 hover:decoration-2",
        className,
      )}
      {...props}
    />
  );
}
