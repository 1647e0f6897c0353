/** The languages of the product, as people choose them and as `html lang` names them. */
export const LANGUAGES = ["en", "hi", "mr"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words, so that whoever reads no other finds it. */
export const NAMES_OF_LANGUAGES: Readonly<Record<Language, string>> = {
  en: "English",
  hi: "हिन्दी",
  mr: "मराठी",
};

/** As Intl is asked for it: `mr` alone writes its digits as १२३. */
const TAGS = { en: "en", hi: "hi-IN", mr: "mr-IN-u-nu-latn" } as const satisfies Record<Language, string>;
export type LanguageTag = (typeof TAGS)[Language];

type Told = () => Language | undefined;

/** One place for all copies of this file: the server's bundles each have their own. */
const PLACE = Symbol.for("tiffintrack.language");
const place: { [PLACE]?: Told; Object: unknown } = globalThis;

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** A kept language; null where none was chosen. */
export function languageOf(kept: string | null): Language | null {
  return isLanguage(kept) ? kept : null;
}

export function tagOf(language: Language): LanguageTag {
  return TAGS[language];
}

/**
 * The language in which whatever is written now will be read: on the server that of the request or the letter
 * (lib/speaking.mjs), in a browser that of its page. English where nobody has said.
 */
export function languageNow(): Language {
  return place[PLACE]?.() ?? "en";
}

/** Says from where this process, or this browser, knows the language. */
export function languageComesFrom(told: Told): void {
  place[PLACE] = told;
}
