import { Skeleton } from "@/components/ui/skeleton";

const WEEKS = 5;

/** The shape of a month while it loads. */
export function CalendarSkeleton() {
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-8">
      <div>
        <Skeleton className="mx-auto h-11 w-56" />
        <Skeleton className="my-3 h-11 w-48" />
        <Skeleton className="mx-1 my-2 h-5" />
        <div className="grid grid-cols-7 gap-1 p-1">
          {Array.from({ length: WEEKS * 7 }, (_, index) => (
            <Skeleton key={index} className="h-14 sm:h-20" />
          ))}
        </div>
      </div>
      <Skeleton className="h-64" />
    </div>
  );
}
