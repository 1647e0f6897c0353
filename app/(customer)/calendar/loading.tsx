import { useTranslations } from "next-intl";
import { CalendarSkeleton } from "@/components/pauses/calendar-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("pauses");
  return (
    <>
      <PageHeader title={t("title")} />
      <CalendarSkeleton />
    </>
  );
}
