import { createFormatter, createTranslator } from "next-intl";
import { BUSINESS_TIME_ZONE } from "@/lib/domain/business-time";
import { filling } from "@/lib/filling";
import { messages } from "@/lib/messages";

/** The words of documents, fixed when they are issued. */
export const words = filling(createTranslator({ locale: "en", messages: messages.documents }));
const format = createFormatter({ locale: "en", timeZone: BUSINESS_TIME_ZONE });

const betweenSoMany = new Map<number, readonly string[]>();
const PLACE = "\u0000";

/** "3, 10, and 24": what stands between so many is the same whatever they are, so it is looked up once. */
export function listed(items: readonly string[]): string {
  let [first = "", ...between] = betweenSoMany.get(items.length) ?? [];
  if (between.length < items.length) {
    [first = "", ...between] = format.list(items.map(() => PLACE)).split(PLACE);
    betweenSoMany.set(items.length, [first, ...between]);
  }
  return items.reduce((text, item, index) => `${text}${item}${between[index]}`, first);
}

const DAYS_IN_MONTH = 31;
const dayCounts = Array.from({ length: DAYS_IN_MONTH + 1 }, (_, days) => format.number(days));

/** A number of days. */
export function counted(days: number): string {
  return dayCounts[days] ?? format.number(days);
}

// its braces are left for the renderer, which alone knows how many pages there are
export const pageOf = messages.documents.pageOf;
