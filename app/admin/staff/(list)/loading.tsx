import { useTranslations } from "next-intl";
import { ListSkeleton } from "@/components/lists/list-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("adminStaff");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ListSkeleton />
    </>
  );
}
