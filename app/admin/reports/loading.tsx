import { useTranslations } from "next-intl";
import { ReportSkeleton } from "@/components/figures/report-skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  const t = useTranslations("reports");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <Skeleton className="mt-6.5 mb-4 h-11 w-64" />
      <ReportSkeleton />
    </>
  );
}
