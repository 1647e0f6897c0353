import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Brand } from "@/components/shell/brand";
import { MainContent } from "@/components/shell/main-content";
import { MissingPage } from "@/components/shell/missing-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.notFound");
  return { title: t("title") };
}

export default function NotFound() {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex h-16 w-full max-w-content items-center px-4 sm:px-6">
        <Brand href="/" />
      </header>
      <MainContent>
        <MissingPage />
      </MainContent>
    </div>
  );
}
