import type { Messages } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreTexts } from "./more-texts";

type TextsProps = { areas: readonly (keyof Messages)[]; children: ReactNode };

/**
 * Sends the browser the texts of these areas, in addition to those of the layouts above. tests/texts.test.ts works out
 * which ones a page's components use in the browser, and fails when one is missing or sent needlessly.
 */
export async function Texts({ areas, children }: TextsProps) {
  const all = await getMessages();
  const sent: Partial<Messages> = Object.fromEntries(areas.map((area) => [area, all[area]]));
  return <MoreTexts messages={sent}>{children}</MoreTexts>;
}
