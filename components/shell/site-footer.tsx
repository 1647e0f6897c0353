import { useTranslations } from "next-intl";
import { telLink } from "@/components/settings/tel-link";
import { LanguageChoice } from "@/components/language/language-choice";
import { TermsLinks } from "./terms-links";
import { VersionMark } from "@/components/system/version-mark";

/** The kitchen's details, from its settings. */
export type Kitchen = { kitchenName: string; kitchenPhone: string; kitchenAddress: string };

type SiteFooterProps = { kitchen: Kitchen | null; cutoff: string };

export function SiteFooter({ kitchen, cutoff }: SiteFooterProps) {
  const t = useTranslations("common");
  return (
    <footer className="border-t border-line print:hidden">
      <div className="mx-auto flex max-w-content flex-wrap justify-between gap-x-12 gap-y-4 px-4 py-8 text-sm text-ink-soft sm:px-6">
        <div className="space-y-1">
          <p className="font-semibold text-ink">{kitchen?.kitchenName || t("appName")}</p>
          {kitchen?.kitchenAddress ? <p>{kitchen.kitchenAddress}</p> : null}
          {kitchen?.kitchenPhone ? (
            <p>
              <a href={telLink(kitchen.kitchenPhone)} className="tabular-nums underline underline-offset-4">
                {kitchen.kitchenPhone}
              </a>
            </p>
          ) : null}
        </div>
        <div className="space-y-1 sm:text-end">
          <p>{t("footer.cutoff", { cutoff })}</p>
          <p>{t("footer.kitchen")}</p>
          <div className="sm:flex sm:justify-end">
            <TermsLinks />
          </div>
          <LanguageChoice className="-mx-2.5 sm:justify-end" />
        </div>
        <VersionMark className="basis-full" />
      </div>
    </footer>
  );
}
