import { useTranslations } from "next-intl";
import { DeliveriesSkeleton } from "@/components/deliveries/deliveries-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("deliveries");
  return (
    <>
      <PageHeader title={t("title")} description=" " />
      <DeliveriesSkeleton />
    </>
  );
}
