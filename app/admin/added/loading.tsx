import { useTranslations } from "next-intl";
import { CardSkeleton } from "@/components/ui/card-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("additions");
  return (
    <>
      <PageHeader title={t("pageTitle")} description={t("description")} />
      <div className="grid items-start gap-10 lg:grid-cols-2">
        <CardSkeleton className="h-160" />
        <CardSkeleton className="h-160" />
      </div>
    </>
  );
}
