import { useTranslations } from "next-intl";

/** Over every page while somebody can log in with a password that the README prints. */
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
