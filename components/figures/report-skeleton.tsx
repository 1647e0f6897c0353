import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a month's report while it is being counted. */
export function ReportSkeleton() {
  return (
    <div className="space-y-8">
      <Skeleton className="h-60 rounded-card" />
      <Skeleton className="h-72 rounded-card" />
      <Skeleton className="h-72 rounded-card" />
    </div>
  );
}
