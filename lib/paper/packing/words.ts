import { createFormatter, createTranslator } from "next-intl";
import { BUSINESS_TIME_ZONE } from "@/lib/domain/business-time";
import { tagOf } from "@/lib/domain/language/language";
import { filling } from "@/lib/filling";
import { inEachLanguage, wordsOfNow } from "@/lib/texts/texts";

/** The words of the papers that go with a day's tiffins. */
export const packingWords = wordsOfNow((language, { packing }) =>
  filling(createTranslator({ locale: tagOf(language), messages: packing })),
);

/** The words of measures, as the kitchen's page has them. */
export const unitWords = wordsOfNow((language, { kitchen }) =>
  createTranslator({ locale: tagOf(language), messages: kitchen, namespace: "dishes.units" }),
);

const format = inEachLanguage((language) =>
  createFormatter({ locale: tagOf(language), timeZone: BUSINESS_TIME_ZONE }),
);

/** "milk, peanuts and soya" */
export const listOf = (items: readonly string[]): string =>
  items.length === 1 ? (items[0] ?? "") : format().list(items);

const QUANTITY = new Intl.NumberFormat("en-IN", { maximumFractionDigits: 2 });

/** With separators for thousands and then lakhs, as India writes them. */
export const figureOf = (quantity: number): string => QUANTITY.format(quantity);
