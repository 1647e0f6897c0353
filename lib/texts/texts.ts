import { LANGUAGES, languageNow, type Language } from "@/lib/domain/language/language";
import { messages, type Messages } from "@/lib/messages";
import { hindi } from "./hindi";
import { marathi } from "./marathi";

const TEXTS: Readonly<Record<Language, Messages>> = { en: messages, hi: hindi, mr: marathi };

/** Every text of the product in one language. */
export function textsIn(language: Language): Messages {
  return TEXTS[language];
}

/** A translator that speaks the language of now, made of one for each. */
export function wordsOfNow<T extends (...given: never[]) => string>(
  make: (language: Language, texts: Messages) => T,
): T {
  const now = inEachLanguage(make);
  return new Proxy(make("en", TEXTS.en), {
    apply: (_english, self, given) => Reflect.apply(now(), self, given),
  });
}

/** Something made of the texts, once for each language: what it returns is that of the language of now. */
export function inEachLanguage<T>(make: (language: Language, texts: Messages) => T): () => T {
  const made = new Map(LANGUAGES.map((language) => [language, make(language, TEXTS[language])] as const));
  return () => {
    const now = made.get(languageNow());
    if (now === undefined) throw new Error("a language without its texts");
    return now;
  };
}
