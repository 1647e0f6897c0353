"use client";

import { X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { WithCall } from "@/components/settings/kitchen-contact";
import { Alert } from "@/components/ui/alert";
import { dropWords, useHomelessWords } from "./last-word";

/** In a layout: says why something was refused when its form went away with the old page. */
export function StaleNotice() {
  const t = useTranslations("common.actions");
  const words = useHomelessWords();
  const path = usePathname();
  useEffect(() => dropWords, [path]);
  if (words === null) return null;
  return (
    <div className="fixed inset-x-4 bottom-20 z-40 mx-auto max-w-lg lg:bottom-6 print:hidden">
      <Alert tone="bad" role="alert" className="shadow-float">
        <div className="flex items-start gap-3">
          <p className="grow">
            <WithCall text={words} />
          </p>
          <button
            type="button"
            onClick={dropWords}
            className="-m-2 inline-flex size-11 shrink-0 items-center justify-center rounded-control"
          >
            <X aria-hidden className="size-5" />
            <span className="sr-only">{t("close")}</span>
          </button>
        </div>
      </Alert>
    </div>
  );
}
