import { createTranslator } from "next-intl";
import { DAY_ACTS } from "@/lib/domain/notices/reminder";
import type { Shown } from "@/lib/domain/notices/push";
import { tagOf } from "@/lib/domain/language/language";
import { wordsOfNow } from "@/lib/texts/texts";

const t = wordsOfNow((language, { inbox }) =>
  createTranslator({ locale: tagOf(language), messages: inbox.push }),
);

/** A message as the browser gets it, in the language of now. With a pass, a day can be paused from it. */
export function pushText({ pass, ...shown }: Shown): string {
  const [pause] = DAY_ACTS;
  const day: Partial<Shown> = pass
    ? { pass, body: t("hint"), actions: [{ action: pause, title: t("pause") }] }
    : {};
  return JSON.stringify({ ...shown, ...day });
}
