import { useTranslations } from "next-intl";
import { EmptyDabba } from "@/components/illustrations/empty";
import { EmptyState } from "@/components/ui/empty-state";

/** `isSearch`: there are some, but none like that. */
export function NoneSaved({ isSearch }: { isSearch: boolean }) {
  const t = useTranslations("estimates.list");
  if (isSearch) return <p className="text-ink-soft">{t("noneFound")}</p>;
  return (
    <EmptyState illustration={<EmptyDabba />} title={t("empty.title")} description={t("empty.description")} />
  );
}
