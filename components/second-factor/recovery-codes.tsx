"use client";

import { Download, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "./copy-button";

type RecoveryCodesProps = { codes: readonly string[]; email: string; onKept: () => void };

/** Shows the codes, this once: nobody can show them again. */
export function RecoveryCodes({ codes, email, onKept }: RecoveryCodesProps) {
  const t = useTranslations("secondFactor.codes");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = [t("head", { email }), "", ...codes, ""].join("\n");
  return (
    <div>
      <div data-printed-alone>
        <h3 ref={heading} tabIndex={-1} className="font-semibold text-ink outline-none">
          {t("title")}
        </h3>
        <p className="mt-1 text-ink-soft print:hidden">{t("text")}</p>
        <p className="hidden print:block">{t("head", { email })}</p>
        <ol className="mt-4 grid max-w-md grid-cols-2 gap-x-4 gap-y-2 rounded-card border border-line bg-surface-sunken p-4 font-mono text-sm whitespace-nowrap tabular-nums sm:px-6 sm:text-base">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <CopyButton text={text} label={t("copy")} />
        <Button variant="outline" size="sm" onClick={() => downloadText(t("file"), text)}>
          <Download aria-hidden />
          {t("download")}
        </Button>
        <Button variant="outline" size="sm" onClick={() => window.print()}>
          <Printer aria-hidden />
          {t("print")}
        </Button>
      </div>
      <Button className="mt-6 max-sm:w-full" onClick={onKept}>
        {t("kept")}
      </Button>
    </div>
  );
}

function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
