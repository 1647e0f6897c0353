import { useTranslations } from "next-intl";
import { MissingStorey } from "@/components/illustrations/empty";
import { LinkButton } from "@/components/ui/link-button";

/** For a page that doesn't exist and for one that is somebody else's: both look the same. */
export function MissingPage() {
  const t = useTranslations("common.notFound");
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center py-12 text-center">
      <MissingStorey className="mb-8 h-36 w-auto" />
      <h1 className="text-3xl leading-9 font-bold tracking-tight">{t("title")}</h1>
      <p className="mt-2 mb-6 text-ink-soft">{t("description")}</p>
      <LinkButton href="/">{t("action")}</LinkButton>
    </div>
  );
}
