import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { connection } from "next/server";
import { DemoBanner } from "@/components/settings/demo-banner";
import { Spoken } from "@/components/language/spoken";
import { Texts } from "@/components/shell/texts";
import { languageNow } from "@/lib/domain/language/language";
import { env } from "@/lib/env";
import { fontVariables } from "./fonts";
import "./globals.css";

// Whatever arrives after the rest of its page waits, hidden, at the end of the document for React to move it into place.
// Without script it shows where it is, and the grey placeholder is hidden, as is anything that does nothing without script.
const WITHOUT_SCRIPT = `
  /* before the sheet's own rule for [hidden], which is important in a later layer */
  @layer theme {
    div[hidden][id^="S:"] { display: block !important; }
  }
  div[hidden][id^="S:"] { max-width: 72rem; margin: 0 auto; padding: 1rem 1rem 6rem; }
  template[id^="B:"] + *, [data-scripted] { display: none !important; }
`;

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#141412" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    metadataBase: new URL(env().APP_URL),
    title: { default: t("appName"), template: t("titleTemplate") },
    description: t("tagline"),
    applicationName: t("appName"),
    formatDetection: { telephone: false },
    openGraph: { siteName: t("appName"), type: "website", locale: `${languageNow()}_IN` },
  };
}

export default async function RootLayout({ children }: LayoutProps<"/">) {
  // Every page is rendered per request: its scripts carry the request's nonce, and a build needs no environment.
  await connection();
  const language = languageNow();
  const isDemo = env().TIFFINTRACK_DEMO_LOGINS;
  return (
    <html lang={language} className={fontVariables}>
      <body className={isDemo ? "font-sans [--demo-banner:2rem]" : "font-sans"}>
        <noscript>
          <style>{WITHOUT_SCRIPT}</style>
        </noscript>
        {isDemo ? <DemoBanner /> : null}
        <NextIntlClientProvider messages={{}}>
          <Texts areas={["common"]}>
            <Spoken language={language}>{children}</Spoken>
          </Texts>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
