import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";

/** Says that late changes have left something to do; renders nothing when they have not. */
export function CorrectionsNotice({ count }: { count: number }) {
  const t = useTranslations("adminCorrections.notice");
  if (count === 0) return null;
  return (
    <Alert className="mb-6">
      <p>
        <TextLink href="/admin/corrections">{t("open", { count })}</TextLink>
      </p>
    </Alert>
  );
}
