import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dabba } from "@/components/illustrations/dabba";
import { Brand } from "./brand";
import { LanguageChoice } from "@/components/language/language-choice";
import { MainContent } from "./main-content";
import { SkipLink } from "./skip-link";
import { TermsLinks } from "./terms-links";
import { VersionMark } from "@/components/system/version-mark";

/** For logging in and signing up, with nothing else to press. */
export function GuestShell({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <SkipLink />
      <header className="border-line bg-surface-raised px-4 max-lg:border-b sm:px-6 lg:border-e lg:px-10">
        <div className="lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:py-8">
          <div className="flex h-16 items-center lg:h-auto">
            <Brand href="/" />
            <LanguageChoice className="ms-auto -me-2.5 lg:hidden" />
          </div>
          <div className="my-auto hidden lg:block">
            <Dabba className="-ms-10 h-56 w-auto [&_*]:[vector-effect:non-scaling-stroke]" />
            <p className="mt-8 text-2xl leading-8 font-semibold text-balance">{t("tagline")}</p>
            <p className="mt-3 text-ink-soft">{t("footer.away")}</p>
          </div>
          <LanguageChoice className="-mx-2.5 max-lg:hidden" />
        </div>
      </header>
      <MainContent className="mx-auto max-w-xl lg:py-16">
        {children}
        <div className="mt-12">
          <TermsLinks />
          <VersionMark />
        </div>
      </MainContent>
    </div>
  );
}
