"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useHydrated } from "./use-hydrated";

/** The field that a button adds to its form when the browser sends it without script. */
export type PlainField = { name: string; value: string };

export type ScriptedButtonProps = ComponentProps<"button"> & {
  /** Lets the browser send the form around it until the page's code has loaded. */
  plain?: PlainField | undefined;
};

/**
 * A button that does nothing without the page's code: it can't be pressed until that has loaded, so that no press is lost,
 * unless the browser can send its form (`plain`). This only shows where the code takes long.
 */
export function ScriptedButton(props: ScriptedButtonProps) {
  const { type = "button", plain, disabled, className, ...rest } = props;
  const isHydrated = useHydrated();
  const isReady = isHydrated || plain !== undefined;
  return (
    <button
      type={type}
      {...rest}
      // the value holds a key that differs in the browser, where it is about to go
      suppressHydrationWarning
      {...(isHydrated ? {} : plain && { type: "submit", ...plain })}
      disabled={disabled || !isReady}
      className={cn(className, !isReady && "dim-late")}
    />
  );
}
