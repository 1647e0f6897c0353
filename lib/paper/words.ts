import { createFormatter, createTranslator } from "next-intl";
import { BUSINESS_TIME_ZONE } from "@/lib/domain/business-time";
import { tagOf } from "@/lib/domain/language/language";
import { filling } from "@/lib/filling";
import { inEachLanguage, wordsOfNow } from "@/lib/texts/texts";

/** The words of documents, fixed when they are issued. */
export const words = wordsOfNow((language, { documents }) =>
  filling(createTranslator({ locale: tagOf(language), messages: documents })),
);

const PLACE = "\u0000";

/** "3, 10, and 24": what stands between so many is the same whatever they are, so it is looked up once. */
const lists = inEachLanguage((language) => {
  const format = createFormatter({ locale: tagOf(language), timeZone: BUSINESS_TIME_ZONE });
  const betweenSoMany = new Map<number, readonly string[]>();
  return (items: readonly string[]): string => {
    let [first = "", ...between] = betweenSoMany.get(items.length) ?? [];
    if (between.length < items.length) {
      [first = "", ...between] = format.list(items.map(() => PLACE)).split(PLACE);
      betweenSoMany.set(items.length, [first, ...between]);
    }
    return items.reduce((text, item, index) => `${text}${item}${between[index]}`, first);
  };
});

export const listed = (items: readonly string[]): string => lists()(items);

const FIGURES = new Intl.NumberFormat("en-IN");
const DAYS_IN_MONTH = 31;
const dayCounts = Array.from({ length: DAYS_IN_MONTH + 1 }, (_, days) => FIGURES.format(days));

/** A number of days. */
export function counted(days: number): string {
  return dayCounts[days] ?? FIGURES.format(days);
}

// its braces are left for the renderer, which alone knows how many pages there are
export const pageOf = inEachLanguage((_language, { documents }) => documents.pageOf);
