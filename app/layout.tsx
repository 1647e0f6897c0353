import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { connection } from "next/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { DemoBanner } from "@/components/settings/demo-banner";
import { env } from "@/lib/env";
import { fontVariables } from "./fonts";
import "./globals.css";

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#141412" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("appName"), template: t("titleTemplate") },
    description: t("tagline"),
    applicationName: t("appName"),
    formatDetection: { telephone: false },
  };
}

export default async function RootLayout({ children }: LayoutProps<"/">) {
  // Every page is made per request: its scripts carry the request's nonce, and a build needs no environment.
  await connection();
  const locale = await getLocale();
  const isDemo = env().TIFFINTRACK_DEMO_LOGINS;
  return (
    <html lang={locale} className={fontVariables}>
      <body className={isDemo ? "font-sans [--demo-banner:2rem]" : "font-sans"}>
        {isDemo ? <DemoBanner /> : null}
        <ClientMessages namespaces={["common", "errors"]}>{children}</ClientMessages>
      </body>
    </html>
  );
}
