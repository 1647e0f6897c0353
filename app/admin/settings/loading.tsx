import { useTranslations } from "next-intl";
import { CardSkeleton } from "@/components/ui/card-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("settings");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <CardSkeleton className="h-160" />
        <CardSkeleton className="h-120" />
      </div>
    </>
  );
}
