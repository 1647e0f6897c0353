import { createTranslator } from "next-intl";
import type { MonthAmount } from "@/lib/domain/books/worth";
import { tagOf } from "@/lib/domain/language/language";
import { formatRupees } from "@/lib/domain/money";
import { formatDay, formatMonth, type PlainDate } from "@/lib/domain/plain-date";
import { wordsOfNow } from "@/lib/texts/texts";
import type { DayAct, PassRefusal } from "@/lib/domain/notices/reminder";

const t = wordsOfNow((language, { inbox }) =>
  createTranslator({ locale: tagOf(language), messages: inbox.pass }),
);

/** What was done to a day and what it is worth, in the language of now. */
export function doneWords(act: DayAct, day: PlainDate, amounts: readonly MonthAmount[]): string {
  const said = t(`done.${act}`, { day: formatDay(day, "spoken") });
  const worth = amounts.filter(({ amount }) => amount > 0);
  return [
    said,
    ...worth.map(({ month, amount }) =>
      t(`worth.${act}`, { amount: formatRupees(amount), month: formatMonth(month) }),
    ),
  ].join(" ");
}

/** Why nothing was done, and what is still possible. */
export function refusedWords(reason: PassRefusal): string {
  return t(`refusals.${reason}`);
}
