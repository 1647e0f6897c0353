import { useTranslations } from "next-intl";

/** On top of every page as long as somebody can log in with a password printed in the README. */
export function DemoBanner() {
  const t = useTranslations("common.demo");
  return (
    <aside
      aria-label={t("title")}
      className="bg-paused-soft px-4 py-1.5 text-center text-sm text-ink print:hidden"
    >
      {t("passwords")}
    </aside>
  );
}
