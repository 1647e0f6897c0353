"use client";

import { NextIntlClientProvider } from "next-intl";
import { FailedPage } from "@/components/errors/failed-page";
import common from "@/messages/en/common.json";
import { fontVariables } from "./fonts";
import "./globals.css";

/** For when even the root layout has failed: it stands alone, so it brings its own texts. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en" className={fontVariables}>
      <body className="font-sans">
        <NextIntlClientProvider locale="en" messages={{ common }}>
          <main>
            <FailedPage reference={error.digest} retry={reset} />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
