import { Skeleton } from "@/components/ui/skeleton";

/** The shape of the list while it loads. */
export function DeliveriesSkeleton() {
  return (
    <div className="space-y-6">
      <Skeleton className="h-11 w-80" />
      <Skeleton className="h-64 rounded-card" />
      <Skeleton className="h-64 rounded-card" />
    </div>
  );
}
