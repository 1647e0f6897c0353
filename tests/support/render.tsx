// Renders a component with the product's texts, as its page would.
import { render } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { KnownCutoffs } from "@/components/slots/known-cutoffs";
import { BUSINESS_TIME_ZONE } from "@/lib/domain/business-time";
import { messages } from "@/lib/messages";

/** A kitchen with lunch alone. */
const EIGHT = { cutoff: "8:00 on the day", counted: "8:00", when: "same", namesMeals: false } as const;

export function withTexts(element: ReactNode) {
  return (
    <NextIntlClientProvider locale="en" messages={messages} timeZone={BUSINESS_TIME_ZONE}>
      <KnownCutoffs words={EIGHT}>{element}</KnownCutoffs>
    </NextIntlClientProvider>
  );
}

export const renderWithTexts = (element: ReactNode) => render(withTexts(element));
