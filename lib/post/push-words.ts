import { createTranslator } from "next-intl";
import { DAY_ACTS } from "@/lib/domain/notices/reminder";
import { tagOf } from "@/lib/domain/language/language";
import { wordsOfNow } from "@/lib/texts/texts";

const t = wordsOfNow((language, { inbox }) =>
  createTranslator({ locale: tagOf(language), messages: inbox.push }),
);

/** What a browser shows, and hands back when something is pressed in it: read by public/push-worker.js. */
type Shown = { title: string; link: string; tag: string; pass?: string };

/** A message as the browser gets it, in the language of now. With a pass, a day can be paused from it. */
export function pushText({ pass, ...shown }: Shown): string {
  const [pause] = DAY_ACTS;
  const day = pass ? { pass, body: t("hint"), actions: [{ action: pause, title: t("pause") }] } : {};
  return JSON.stringify({ ...shown, ...day });
}
