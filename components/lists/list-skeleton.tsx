import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;

/** The shape of a staff list while its rows are being looked up. */
export function ListSkeleton() {
  return (
    <div aria-hidden className="overflow-hidden rounded-card border border-line bg-surface-raised">
      <div className="hidden h-10 bg-surface-sunken sm:block" />
      <div className="divide-y divide-line">
        {ROWS.map((row) => (
          <div key={row} className="flex h-32 items-center gap-6 px-4 sm:h-11">
            <Skeleton className="h-4 w-1/4" />
            <Skeleton className="h-4 w-1/5" />
            <Skeleton className="h-4 w-1/6" />
            <Skeleton className="ms-auto h-4 w-20" />
          </div>
        ))}
      </div>
    </div>
  );
}
