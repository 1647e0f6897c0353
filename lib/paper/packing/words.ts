import { createFormatter, createTranslator } from "next-intl";
import { BUSINESS_TIME_ZONE } from "@/lib/domain/business-time";
import { filling } from "@/lib/filling";
import { messages } from "@/lib/messages";

/** The words of the papers that go with a day's tiffins. */
export const packingWords = filling(createTranslator({ locale: "en", messages: messages.packing }));

const format = createFormatter({ locale: "en", timeZone: BUSINESS_TIME_ZONE });

/** "milk, peanuts and soya" */
export const listOf = (items: readonly string[]): string =>
  items.length === 1 ? (items[0] ?? "") : format.list(items);
