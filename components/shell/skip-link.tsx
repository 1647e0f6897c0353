import { useTranslations } from "next-intl";

/** First in the tab order: past the navigation, into the page. */
export function SkipLink() {
  const t = useTranslations("common");
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-control bg-accent px-4 py-3 font-medium text-on-accent focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
    >
      {t("skipToContent")}
    </a>
  );
}
