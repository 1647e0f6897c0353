import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

/** The shape of the customer's first page: the next tiffin and what is owed, and beside them the estimate. */
export function DashboardSkeleton() {
  const t = useTranslations("dashboard");
  return (
    <>
      <PageHeader title={t("title")} description=" " />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Skeleton className="h-80" />
        <Skeleton className="h-48" />
      </div>
    </>
  );
}
