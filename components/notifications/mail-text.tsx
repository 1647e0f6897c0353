import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { TextLink } from "@/components/ui/text-link";
import { HIDDEN_LINK } from "@/lib/domain/books/letter";

/** A letter as plain text with its links clickable, except hidden ones; everything else in it is just text. */
export function MailText({ text }: { text: string }) {
  const t = useTranslations("outbox");
  const lines = text.split("\n").map((line) => (line === HIDDEN_LINK ? t("linkHidden") : line));
  const parts = lines.join("\n").split(/(https?:\/\/[^\s<>"]+)/);
  return (
    <p className="pt-5 break-words whitespace-pre-wrap text-ink">
      {parts.map((part, index) => (
        <Fragment key={index}>{isLink(part) ? <MailLink href={part} /> : part}</Fragment>
      ))}
    </p>
  );
}

function MailLink({ href }: { href: WebAddress }) {
  return (
    <TextLink href={href} prefetch={false} rel="noreferrer" className="break-all">
      {href}
    </TextLink>
  );
}

type WebAddress = `http${"" | "s"}://${string}`;

function isLink(part: string): part is WebAddress {
  return /^https?:\/\//.test(part) && URL.canParse(part);
}
