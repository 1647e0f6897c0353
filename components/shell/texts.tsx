import type { Messages } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreTexts } from "./more-texts";

type TextsProps = { areas: readonly (keyof Messages)[]; children: ReactNode };

/**
 * Sends the browser the texts of these areas, beside those of the layouts above. tests/texts.test.ts reads which ones the
 * components of a page use in the browser, and says when one is missing or is sent for nothing.
 */
export async function Texts({ areas, children }: TextsProps) {
  const all = await getMessages();
  const sent: Partial<Messages> = Object.fromEntries(areas.map((area) => [area, all[area]]));
  return <MoreTexts messages={sent}>{children}</MoreTexts>;
}
