import { useTranslations } from "next-intl";
import { CardSkeleton } from "@/components/ui/card-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("adminClosures");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="grid items-start gap-6 lg:grid-cols-[22rem_1fr]">
        <CardSkeleton className="h-112" />
        <CardSkeleton className="h-64" />
      </div>
    </>
  );
}
