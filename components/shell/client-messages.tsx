import { NextIntlClientProvider, type Messages } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

type ClientMessagesProps = { namespaces: readonly (keyof Messages)[]; children: ReactNode };

/** Sends the browser the texts its components use, and no others: a page carries what is listed here with every load. */
export async function ClientMessages({ namespaces, children }: ClientMessagesProps) {
  const all = await getMessages();
  const sent = Object.fromEntries(
    Object.entries(all).filter(([name]) => namespaces.some((known) => known === name)),
  );
  return <NextIntlClientProvider messages={sent}>{children}</NextIntlClientProvider>;
}
