import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

/** The pages that say how it all works, and what becomes of what people type. */
export function TermsLinks() {
  const t = useTranslations("common.nav");
  const look = "inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink";
  return (
    <nav aria-label={t("about")} className="flex flex-wrap gap-x-6 text-sm text-ink-soft print:hidden">
      <Link href="/help" className={look}>
        {t("help")}
      </Link>
      <Link href="/privacy" className={look}>
        {t("privacy")}
      </Link>
      <Link href="/terms" className={look}>
        {t("terms")}
      </Link>
    </nav>
  );
}
