import { useTranslations } from "next-intl";
import { ListSkeleton } from "@/components/lists/list-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("deliveries.missed");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ListSkeleton />
    </>
  );
}
