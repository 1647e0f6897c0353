// Renders a component with the product's texts, as its page would.
import { render } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { BUSINESS_TIME_ZONE } from "@/lib/domain/business-time";
import { messages } from "@/lib/messages";

export function withTexts(element: ReactNode) {
  return (
    <NextIntlClientProvider locale="en" messages={messages} timeZone={BUSINESS_TIME_ZONE}>
      {element}
    </NextIntlClientProvider>
  );
}

export const renderWithTexts = (element: ReactNode) => render(withTexts(element));
