"use client";

import { useTranslations } from "next-intl";
import { createContext, use, type ReactNode } from "react";
import { telLink } from "./tel-link";

const Phone = createContext<string | null>(null);

/** In a layout: gives every page below it the kitchen's number. */
export function KitchenContact({ phone, children }: { phone: string | null; children: ReactNode }) {
  return <Phone value={phone || null}>{children}</Phone>;
}

/** A sentence in which "call the kitchen" is a link that does so, wherever the number is known. */
export function WithCall({ text }: { text: string }) {
  const phone = use(Phone);
  const call = useTranslations("common.contact")("call");
  const [before = "", ...after] = text.split(call);
  if (!phone || after.length === 0) return text;
  return (
    <>
      {before}
      <a href={telLink(phone)} className="font-medium underline underline-offset-4">
        {call}
      </a>
      {after.join(call)}
    </>
  );
}

/** The number itself, for a menu or a footer. */
export function CallLink({ className }: { className?: string }) {
  const phone = use(Phone);
  const t = useTranslations("common.contact");
  if (!phone) return null;
  return (
    <a href={telLink(phone)} className={className}>
      {t("number", { phone })}
    </a>
  );
}
