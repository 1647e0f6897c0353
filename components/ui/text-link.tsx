import Link, { type LinkProps } from "next/link";
import { cn } from "./cn";

/** A link inside text or a table cell. */
export function TextLink<R>({ className, ...props }: LinkProps<R>) {
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
