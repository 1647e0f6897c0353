import { useTranslations } from "next-intl";
import { CardSkeleton } from "@/components/ui/card-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("books");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="space-y-8">
        <CardSkeleton className="h-80" />
        <CardSkeleton className="h-72" />
        <CardSkeleton className="h-96" />
      </div>
    </>
  );
}
