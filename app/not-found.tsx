import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Brand } from "@/components/shell/brand";
import { CustomerShell } from "@/components/shell/customer-shell";
import { MainContent } from "@/components/shell/main-content";
import { MissingPage } from "@/components/errors/missing-page";
import { besideSession } from "@/lib/access/auth";
import { getViewer } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.notFound");
  return { title: t("title") };
}

/** Unknown paths: a customer keeps the customer's own navigation. */
export default async function NotFound() {
  const viewer = await getViewer();
  if (viewer?.role === "customer")
    return (
      <CustomerShell unread={besideSession().unread}>
        <MissingPage />
      </CustomerShell>
    );
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
