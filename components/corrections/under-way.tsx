import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";

/** After a change that touched bills: where to follow their correction. */
export function UnderWay({ correctionId }: { correctionId: number | null }) {
  const t = useTranslations("adminCorrections");
  if (correctionId === null) return null;
  return (
    <p>
      <TextLink href={`/admin/corrections/${correctionId}`}>{t("underWay")}</TextLink>
    </p>
  );
}
