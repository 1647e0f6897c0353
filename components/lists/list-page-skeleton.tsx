import { Skeleton } from "@/components/ui/skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { ListSkeleton } from "./list-skeleton";

type ListPageSkeletonProps = {
  title: string;
  description: string;
  /** How many selects the list's filter has besides its search; null for a list without a filter. */
  choices: number | null;
};

/** The shape of a list page before its data arrives: its title, its filter, its rows. */
export function ListPageSkeleton({ title, description, choices }: ListPageSkeletonProps) {
  return (
    <>
      <PageHeader title={title} description={description} />
      {choices === null ? null : (
        <div aria-hidden className="mb-4 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
          <Skeleton className="col-span-2 mt-6.5 h-11 sm:w-64" />
          {Array.from({ length: choices }, (_, index) => (
            <Skeleton key={index} className="mt-6.5 h-11 sm:w-44" />
          ))}
          <Skeleton className="h-11 sm:w-20" />
        </div>
      )}
      <ListSkeleton />
    </>
  );
}
