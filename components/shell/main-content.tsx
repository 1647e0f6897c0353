import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** The page's `main`, the target of the skip link. */
export function MainContent({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className={cn("w-full grow px-4 py-6 sm:px-6 sm:py-8", className)}>
      {children}
    </main>
  );
}
