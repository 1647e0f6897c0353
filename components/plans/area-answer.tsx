import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";

/** For a guest: that it comes to the area they chose, or where to ask. */
export function AreaAnswer({ area }: { area: string | null }) {
  const t = useTranslations("public.plans");
  if (area === null)
    return (
      <p className="mb-6">
        <TextLink href="/#areas">{t("askArea")}</TextLink>
      </p>
    );
  return (
    <Alert tone="good" className="mb-6">
      <p>
        {t("area", { area })} <TextLink href="/#areas">{t("otherArea")}</TextLink>
      </p>
    </Alert>
  );
}
