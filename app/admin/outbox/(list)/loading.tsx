import { useTranslations } from "next-intl";
import { ListPageSkeleton } from "@/components/lists/list-page-skeleton";

export default function Loading() {
  const t = useTranslations("outbox");
  return <ListPageSkeleton title={t("title")} description={t("description")} choices={1} />;
}
