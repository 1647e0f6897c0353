import { Fragment } from "react";
import { TextLink } from "@/components/ui/text-link";

/** A letter as plain text, its links to be followed; nothing else in it is taken for more than text. */
export function MailText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/);
  return (
    <p className="pt-5 break-words whitespace-pre-wrap text-ink">
      {parts.map((part, index) => (
        <Fragment key={index}>{isLink(part) ? <MailLink href={part} /> : part}</Fragment>
      ))}
    </p>
  );
}

function MailLink({ href }: { href: string }) {
  return (
    <TextLink href={href} prefetch={false} rel="noreferrer" className="break-all">
      {href}
    </TextLink>
  );
}

function isLink(part: string): boolean {
  return /^https?:\/\//.test(part) && URL.canParse(part);
}
