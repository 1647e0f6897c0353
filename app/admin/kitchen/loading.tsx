import { useTranslations } from "next-intl";
import { KitchenSkeleton } from "@/components/kitchen/kitchen-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("kitchen");
  return (
    <>
      <PageHeader title={t("title")} description=" " />
      <KitchenSkeleton />
    </>
  );
}
