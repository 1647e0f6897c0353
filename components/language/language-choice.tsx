import { useLocale, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { LANGUAGES, NAMES_OF_LANGUAGES, tagOf } from "@/lib/domain/language/language";

/**
 * Each language in its own words, in the phone's own letters: two names are no reason to fetch 250 kB of Devanagari. A form of
 * plain HTML, so that it is there before any script.
 */
export function LanguageChoice({ className }: { className?: string }) {
  const t = useTranslations("common.nav");
  const locale = useLocale();
  return (
    <form method="post" action="/api/language" className={cn("flex print:hidden", className)}>
      <div
        role="group"
        aria-label={t("language")}
        className="flex flex-wrap items-center gap-1 font-own text-sm"
      >
        {LANGUAGES.map((language) => {
          const isHere = tagOf(language) === locale;
          return (
            <button
              key={language}
              type="submit"
              name="language"
              value={language}
              lang={language}
              aria-pressed={isHere}
              className={cn(
                "min-h-11 rounded-control px-2.5 hover:bg-surface-sunken hover:text-ink",
                isHere ? "font-semibold text-ink" : "text-ink-soft underline underline-offset-4",
              )}
            >
              {NAMES_OF_LANGUAGES[language]}
            </button>
          );
        })}
      </div>
    </form>
  );
}
