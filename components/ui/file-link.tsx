import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A link to a file to download: the browser fetches it itself, no page is opened. */
export function FileLink({ className, ...props }: ComponentProps<"a">) {
  return (
    <a
      download
      className={cn(
        "inline-flex min-h-11 items-center rounded-sm font-medium text-accent underline decoration-1 underline-offset-4 hover:decoration-2",
        className,
      )}
      {...props}
    />
  );
}
