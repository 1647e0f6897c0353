import { useTranslations } from "next-intl";
import { ChartsSkeleton } from "@/components/figures/charts";
import { MondaySkeleton } from "@/components/figures/monday";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("adminHome");
  return (
    <>
      <PageHeader title={t("title")} description=" " />
      <div className="space-y-8">
        <MondaySkeleton />
        <ChartsSkeleton />
      </div>
    </>
  );
}
