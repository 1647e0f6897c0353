"use client";

import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useHydrated } from "@/components/ui/use-hydrated";

type SubmitButtonProps = Omit<ComponentProps<typeof Button>, "type" | "loading"> & {
  pending: boolean;
  /** The browser can send its form without script. */
  isPlain?: boolean;
};

/**
 * Keeps its name and place while the answer is on its way. Can't be pressed before its form's code has loaded, which only
 * shows when that takes long: the browser would send the form by itself, and the input would be lost. Where the server
 * reads such a form (`isPlain`) it can.
 */
export function SubmitButton({ pending, isPlain = false, disabled, className, ...props }: SubmitButtonProps) {
  const isReady = useHydrated() || isPlain;
  return (
    <Button
      {...props}
      type="submit"
      loading={pending}
      disabled={disabled || !isReady}
      className={cn(!isReady && "dim-late", className)}
    />
  );
}
