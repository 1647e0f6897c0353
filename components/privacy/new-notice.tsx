import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { NOTICE } from "@/lib/features/privacy/schema";
import { KnowNotice } from "./know-notice";

/** Tells a customer, until they press, that the privacy notice has changed since they last knew it. */
export function NewNotice({ known }: { known: string | null }) {
  const t = useTranslations("notices.changed");
  if (known !== null && known >= NOTICE) return null;
  return (
    <Alert className="mb-6 print:hidden">
      <p>
        {t.rich("text", {
          known: known === null ? "no" : "yes",
          link: (text) => <TextLink href="/privacy">{text}</TextLink>,
        })}
      </p>
      <KnowNotice notice={NOTICE} label={t("know")} />
    </Alert>
  );
}
