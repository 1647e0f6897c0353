import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type DrawingProps = { className?: string };

/** The common frame of all drawings: ink lines of one width, token fills that follow light and dark. Never read out. */
export function Drawing({ className, children }: DrawingProps & { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 160 120"
      fill="none"
      stroke="var(--ink)"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable="false"
      className={cn("block", className)}
    >
      {children}
    </svg>
  );
}

/** Fills of the drawings. */
export const paint = {
  plate: "var(--surface-raised)",
  steel: "var(--paused-soft)",
  shade: "var(--hatch)",
  turmeric: "var(--turmeric)",
  pale: "var(--accent-soft)",
  leaf: "var(--good)",
  chilli: "var(--bad)",
  brown: "var(--accent)",
} as const;
