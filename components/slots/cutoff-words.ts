import { getFormatter, getTranslations } from "next-intl/server";
import type { PlainDate } from "@/lib/domain/plain-date";
import { clockWords, slotsOn, termsOn, type Slots } from "@/lib/domain/slot";
import type { CutoffWords } from "./known-cutoffs";

/** When the kitchen counts a day, in words: each meal that there is on that day. */
export async function cutoffWords(all: Slots, day: PlainDate): Promise<CutoffWords> {
  const slots = slotsOn(all, day);
  const t = await getTranslations("common.cutoffs");
  const format = await getFormatter();
  const wordsOf = (kind: "until" | "counted") => {
    const each = slots.map((slot) => {
      const { cutoff } = termsOn(slot, day);
      const text = t(`${kind}.${cutoff.isDayBefore ? "before" : "same"}`, { time: clockWords(cutoff.time) });
      return slots.length === 1 ? text : t("named", { text, meal: slot.name });
    });
    return format.list(each);
  };
  const isAnyBefore = slots.some((slot) => termsOn(slot, day).cutoff.isDayBefore);
  return { cutoff: wordsOf("until"), counted: wordsOf("counted"), when: isAnyBefore ? "before" : "same" };
}
