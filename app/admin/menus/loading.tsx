import { useTranslations } from "next-intl";
import { CardSkeleton } from "@/components/ui/card-skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  const t = useTranslations("adminMenus");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <Skeleton className="mb-5 h-11 w-80" />
      <div className="space-y-5">
        <CardSkeleton className="h-96" />
        <CardSkeleton className="h-96" />
      </div>
    </>
  );
}
