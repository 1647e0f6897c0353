"use client";

import { IntlProvider, useLocale, useMessages, type Messages } from "next-intl";
import { useMemo, type ReactNode } from "react";

/** Adds texts, as JSON, to those provided above. */
export function MoreTexts({ json, children }: { json: string; children: ReactNode }) {
  const above = useMessages();
  const all = useMemo(() => ({ ...above, ...read(json) }), [above, json]);
  return (
    <IntlProvider locale={useLocale()} messages={all}>
      {children}
    </IntlProvider>
  );
}

function read(json: string): Partial<Messages> {
  const texts: unknown = JSON.parse(json);
  return isTexts(texts) ? texts : {};
}

/** Texts alone writes them, from the same messages. */
const isTexts = (texts: unknown): texts is Partial<Messages> => typeof texts === "object" && texts !== null;
