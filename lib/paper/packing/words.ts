import { createFormatter, createTranslator } from "next-intl";
import { BUSINESS_TIME_ZONE } from "@/lib/domain/business-time";
import { filling } from "@/lib/filling";
import { messages } from "@/lib/messages";

/** The words of the papers that go with a day's tiffins. */
export const packingWords = filling(createTranslator({ locale: "en", messages: messages.packing }));

/** The words of measures, as the kitchen's page has them. */
export const unitWords = createTranslator({
  locale: "en",
  messages: messages.kitchen,
  namespace: "dishes.units",
});

const format = createFormatter({ locale: "en", timeZone: BUSINESS_TIME_ZONE });

/** "milk, peanuts and soya" */
export const listOf = (items: readonly string[]): string =>
  items.length === 1 ? (items[0] ?? "") : format.list(items);

const QUANTITY = new Intl.NumberFormat("en-IN", { maximumFractionDigits: 2 });

/** With separators for thousands and then lakhs, as India writes them. */
export const figureOf = (quantity: number): string => QUANTITY.format(quantity);
