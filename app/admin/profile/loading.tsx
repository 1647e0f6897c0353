import { useTranslations } from "next-intl";
import { CardSkeleton } from "@/components/ui/card-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("accounts.profile");
  return (
    <>
      <PageHeader title={t("title")} description=" " />
      <div className="max-w-3xl space-y-6">
        <CardSkeleton className="h-112" />
        <CardSkeleton className="h-64" />
      </div>
    </>
  );
}
