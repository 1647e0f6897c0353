import type { Messages } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreTexts } from "./more-texts";

type TextsProps = { areas: readonly (keyof Messages)[]; children: ReactNode };

const written = new WeakMap<Messages, Map<string, string>>();

/**
 * Sends the browser the texts of these areas, in addition to those of the layouts above. tests/texts.test.ts works out
 * which ones a page's components use in the browser, and fails when one is missing or sent needlessly. They go as one text, written
 * once a language: React looks at every string of an object that it sends, for each page anew.
 */
export async function Texts({ areas, children }: TextsProps) {
  const all = await getMessages();
  return <MoreTexts json={jsonOf(all, areas)}>{children}</MoreTexts>;
}

function jsonOf(all: Messages, areas: readonly (keyof Messages)[]): string {
  const known = written.get(all) ?? new Map<string, string>();
  written.set(all, known);
  const name = areas.join();
  const json = known.get(name) ?? JSON.stringify(Object.fromEntries(areas.map((area) => [area, all[area]])));
  known.set(name, json);
  return json;
}
