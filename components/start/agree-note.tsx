"use client";

import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";

/** What opening an account means. */
export function AgreeNote() {
  const t = useTranslations("accounts.signUp");
  return (
    <p className="text-sm text-pretty text-ink-soft">
      {t.rich("agree", {
        terms: (text) => <TextLink href="/terms">{text}</TextLink>,
        privacy: (text) => <TextLink href="/privacy">{text}</TextLink>,
      })}
    </p>
  );
}
