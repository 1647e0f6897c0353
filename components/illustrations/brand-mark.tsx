import { cn } from "@/components/ui/cn";

/** The dabba of app/icon.svg, small enough to stand beside the name. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden focusable="false" className={cn("size-8", className)}>
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g stroke="var(--on-accent)" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round">
        <path d="M12.5 8.5c0-2 1.5-3 3.5-3s3.5 1 3.5 3" />
        <path d="M9 8.5h14v6H9zM9 14.5h14v6H9zM9 20.5h14v6H9z" />
      </g>
    </svg>
  );
}
