import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A grey placeholder for something still to come: give it that thing's height and width. Without script nothing replaces it. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      aria-hidden
      data-scripted
      className={cn("animate-pulse rounded-control bg-surface-sunken", className)}
      {...props}
    />
  );
}
