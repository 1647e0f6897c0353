import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyDabba } from "@/components/illustrations/empty";
import { TryAgain } from "@/components/offline/try-again";
import { Brand } from "@/components/shell/brand";
import { MainContent } from "@/components/shell/main-content";
import { TextLink } from "@/components/ui/text-link";
import { KEPT_PAGES } from "@/lib/domain/offline/kept-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("offline.page");
  return { title: t("title"), robots: { index: false } };
}

const NAMES = { "/dashboard": "today", "/calendar": "calendar", "/bills": "bills", "/menu": "menu" } as const;

/** Kept on the phone, and shown in place of a page that isn't: for everybody, and the same for everybody. */
export default async function OfflinePage() {
  const t = await getTranslations("offline.page");
  const nav = await getTranslations("common.nav");
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex h-16 w-full max-w-content items-center px-4 sm:px-6">
        <Brand href="/dashboard" />
      </header>
      <MainContent className="mx-auto max-w-xl text-center">
        <EmptyDabba className="mx-auto w-40" />
        <h1 className="mt-6 text-2xl font-bold">{t("title")}</h1>
        <p className="mt-2 text-ink-soft">{t("text")}</p>
        <ul className="mt-4 flex flex-wrap justify-center gap-x-6">
          {KEPT_PAGES.map((page) => (
            <li key={page}>
              <TextLink href={page} className="inline-flex min-h-11 items-center">
                {nav(NAMES[page])}
              </TextLink>
            </li>
          ))}
        </ul>
        <div className="mt-6">
          <TryAgain label={t("again")} />
        </div>
      </MainContent>
    </div>
  );
}
