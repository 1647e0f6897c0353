"use client";

import { useTranslations } from "next-intl";
import { createContext, use, type ReactNode } from "react";
import { telLink } from "./tel-link";
import { whatsappLink } from "./whatsapp-link";

type Ways = { phone: string | null; whatsapp: string | null };

const Contact = createContext<Ways>({ phone: null, whatsapp: null });
const About = createContext<string | null>(null);

type KitchenContactProps = { phone: string | null; whatsapp?: string; children: ReactNode };

/** In a layout: gives every page below it the kitchen's numbers. `whatsapp`: for customers, who may write as well. */
export function KitchenContact({ phone, whatsapp, children }: KitchenContactProps) {
  return <Contact value={{ phone: phone || null, whatsapp: whatsapp || null }}>{children}</Contact>;
}

/** Around what is about one thing: a message to the kitchen from in there begins with it. */
export function AskingAbout({ what, children }: { what: string; children: ReactNode }) {
  return <About value={what}>{children}</About>;
}

const link = "font-medium underline underline-offset-4";

/** A sentence in which "call the kitchen" is a link that does so, wherever the number is known; and a way to write instead. */
export function WithCall({ text }: { text: string }) {
  const { phone, whatsapp } = use(Contact);
  const about = use(About);
  const t = useTranslations("common.contact");
  const call = t("call");
  const [before = "", ...after] = text.split(call);
  if (!phone || after.length === 0) return text;
  return (
    <>
      {before}
      <a href={telLink(phone)} className={link}>
        {call}
      </a>
      {whatsapp ? (
        <>
          {" ("}
          <a href={whatsappLink(whatsapp, about ?? undefined)} className={link}>
            {t("whatsapp")}
          </a>
          {")"}
        </>
      ) : null}
      {after.join(call)}
    </>
  );
}

/** The number itself, for a menu or a footer. */
export function CallLink({ className }: { className?: string }) {
  const { phone } = use(Contact);
  const t = useTranslations("common.contact");
  if (!phone) return null;
  return (
    <a href={telLink(phone)} className={className}>
      {t("number", { phone })}
    </a>
  );
}
