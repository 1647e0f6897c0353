import { Skeleton } from "@/components/ui/skeleton";

/** The shape of the report while it is being counted. */
export function KitchenSkeleton() {
  return (
    <div className="space-y-6">
      <Skeleton className="h-32 w-72" />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {["first", "second", "third"].map((name) => (
          <Skeleton key={name} className="h-56 rounded-card" />
        ))}
      </div>
      <Skeleton className="h-80 rounded-card" />
    </div>
  );
}
