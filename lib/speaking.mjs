// In which language the server writes, for each request and each letter at the same time. The door sets it before anything is
// rendered; every bundle of the server finds it at the same place.
import { AsyncLocalStorage } from "node:async_hooks";

/** @typedef {import("./domain/language/language").Language} Language */
/** @typedef {{ language: Language, isChosen: boolean }} Spoken */

const PLACE = Symbol.for("tiffintrack.language");
const STORAGE = Symbol.for("tiffintrack.speaking");

/** @type {AsyncLocalStorage<Spoken>} */
const storage = (globalThis[STORAGE] ??= new AsyncLocalStorage());
globalThis[PLACE] = () => storage.getStore()?.language;

/** Over https, a name that a browser lets no other host of the domain set. */
export const LANGUAGE_COOKIE = "tiffintrack-language";

const COOKIE = /(?:^|;\s*)(?:__Host-)?tiffintrack-language=(en|hi|mr)(?:;|$)/;
const MOST_WISHES = 20;

/** @returns {Spoken} what a request's browser asks for: by its cookie, or else by its own settings, or else English */
export function languageAsked({ cookie = "", "accept-language": wishes = "" }) {
  const chosen = COOKIE.exec(cookie)?.[1];
  return { language: chosen ?? languageWished(wishes), isChosen: chosen !== undefined };
}

/** The first of a browser's languages that is one of ours, by weight. */
function languageWished(wishes) {
  const weighed = wishes.split(",", MOST_WISHES).map((wish) => {
    const [tag = "", ...more] = wish.trim().toLowerCase().split(";");
    const weight = more.map((part) => part.trim()).find((part) => part.startsWith("q="));
    return { tag: tag.split("-", 1)[0], weight: weight ? Number(weight.slice(2)) : 1 };
  });
  const known = weighed.filter(({ tag, weight }) => /^(?:en|hi|mr)$/.test(tag) && weight > 0);
  return known.sort((a, b) => b.weight - a.weight)[0]?.tag ?? "en";
}

/**
 * Runs `fn`, and whatever it starts, in the language that the request asks for.
 * @template T
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {() => T} fn
 * @returns {T}
 */
export function answering(headers, fn) {
  return storage.run(languageAsked(headers), fn);
}

/** The same where nothing of ours stands around the request: all that follows it, as `next dev` serves it. */
export function answerFromHere(headers) {
  storage.enterWith(languageAsked(headers));
}

/**
 * Runs `fn`, and whatever it starts, in a language.
 * @template T
 * @param {Language | null | undefined} language null is English
 * @param {() => T} fn
 * @returns {T}
 */
export function speaking(language, fn) {
  return storage.run({ language: language ?? "en", isChosen: true }, fn);
}

/**
 * The rest of the request is in this language: its person's, who has chosen it.
 * @param {Language | null} language null where nobody has chosen yet
 */
export function speakFromHere(language) {
  const spoken = storage.getStore();
  if (spoken && language) Object.assign(spoken, { language, isChosen: true });
}

/** @returns {Language | null} what the request's browser or person has chosen; null while it is a guess */
export function languageChosen() {
  const spoken = storage.getStore();
  return spoken?.isChosen ? spoken.language : null;
}
