import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { Brand } from "./brand";
import { LanguageChoice } from "@/components/language/language-choice";
import { MainContent } from "./main-content";
import { NavLink } from "./nav-link";
import { SiteFooter, type Kitchen } from "./site-footer";
import { SkipLink } from "./skip-link";
import type { Route } from "@/lib/routes";

type PublicShellProps = {
  /** The start page of staff who are viewing the shop; null for guests. */
  staffHome: Route | null;
  kitchen: Kitchen | null;
  /** Until when a day may be changed, in words. */
  cutoff: string;
  children: ReactNode;
};

/** For guests, and for staff viewing the shop. */
export function PublicShell({ staffHome, kitchen, cutoff, children }: PublicShellProps) {
  const t = useTranslations("common.nav");
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="sticky top-0 z-30 border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex h-16 max-w-content items-center gap-1 px-4 sm:gap-2 sm:px-6">
          <div className="me-auto max-sm:[&_a]:gap-0 max-sm:[&_a]:text-[0px]">
            <Brand href="/" />
          </div>
          <nav aria-label={t("main")} className="flex items-center">
            <NavLink look="bar" href="/plans">
              {t("plans")}
            </NavLink>
            <NavLink look="bar" href="/menu">
              {t("menu")}
            </NavLink>
          </nav>
          <LanguageChoice className="max-lg:hidden" />
          {staffHome ? (
            <LinkButton href={staffHome} variant="outline" className="ms-2">
              {t("staffHome")}
            </LinkButton>
          ) : (
            <LinkButton href="/login" variant="outline" className="ms-2">
              {t("logIn")}
            </LinkButton>
          )}
        </div>
      </header>
      <MainContent className="mx-auto max-w-content">{children}</MainContent>
      <SiteFooter kitchen={kitchen} cutoff={cutoff} />
    </div>
  );
}
