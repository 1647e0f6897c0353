import { cn } from "./cn";
import { Skeleton } from "./skeleton";

/** A card while its content loads: a title and a few lines. Give it its final height. */
export function CardSkeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      data-scripted
      className={cn("rounded-card border border-line bg-surface-raised p-5", className)}
    >
      <Skeleton className="h-6 w-40" />
      <Skeleton className="mt-6 h-4 w-3/4" />
      <Skeleton className="mt-3 h-4 w-1/2" />
      <Skeleton className="mt-3 h-4 w-2/3" />
    </div>
  );
}
