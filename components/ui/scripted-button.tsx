"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useHydrated } from "./use-hydrated";

/**
 * A button that does nothing without the page's code: it can't be pressed until that has loaded, so that no press is lost.
 * This only shows where the code takes long.
 */
export function ScriptedButton({ type = "button", disabled, className, ...props }: ComponentProps<"button">) {
  const isHydrated = useHydrated();
  return (
    <button
      type={type}
      {...props}
      disabled={disabled || !isHydrated}
      className={cn(className, !isHydrated && "dim-late")}
    />
  );
}
