// Every language says the same things as English: file by file, key by key, with the same things filled in.
import fs from "node:fs";
import {
  createLiteralElement,
  parse,
  TYPE,
  type MessageFormatElement,
} from "@formatjs/icu-messageformat-parser";

const ENGLISH = "en";
const languages = fs.readdirSync("messages").filter((name) => name !== ENGLISH);

/** What stays in Latin letters in every language: names, abbreviations that people say, examples to type after. */
const SAME = new Set(
  (
    "TiffinTrack UPI UTR CVC PIN CSV JPEG PNG WebP MB FSSAI GSTIN JavaScript README Into production Stripe WhatsApp SMS English " +
    "Edge Samsung Internet Opera Firefox Chrome Safari Android iPhone iPad Windows Mac Chromebook Linux " +
    "Google Authenticator FAS Aegis Asha Rao name privacy example com tiffintrack recovery codes txt ABCDE A B C F Z Oct Nov Dec pm s"
  ).split(" "),
);

/** Shown as it stands: it names the signs that would fill something in. */
const AS_IT_STANDS = new Set(["errors.name-signs"]);

const read = (key: string, text: string) =>
  AS_IT_STANDS.has(key) ? [createLiteralElement(text)] : parse(text);

function* texts(value: unknown, key: string): Generator<[key: string, text: string]> {
  if (typeof value === "string") yield [key, value];
  else if (typeof value === "object" && value !== null)
    for (const [name, inner] of Object.entries(value)) yield* texts(inner, `${key}.${name}`);
  else throw new Error(`${key} is no text`);
}

const filesOf = (language: string) => fs.readdirSync(`messages/${language}`).sort();

const textsOf = (language: string) =>
  new Map(
    filesOf(language).flatMap((file) => [
      ...texts(
        JSON.parse(fs.readFileSync(`messages/${language}/${file}`, "utf8")),
        file.replace(/\.json$/, ""),
      ),
    ]),
  );

/** What is filled into a text, sorted: `name argument`, `name number`, `<b>`, the branches of a choice, the `#` of a count. */
function filledIn(elements: MessageFormatElement[], count = ""): string[] {
  const found = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal) return [];
    if (element.type === TYPE.pound) return [`${count} #`];
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...filledIn(element.children, count)];
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      const counted = element.type === TYPE.plural ? element.value : count;
      const choice = "pluralType" in element ? element.pluralType : TYPE[element.type];
      return Object.entries(element.options).flatMap(([branch, { value }]) => [
        `${element.value} ${choice} ${branch}`,
        ...filledIn(value, counted),
      ]);
    }
    return [`${element.value} ${TYPE[element.type]}`];
  });
  return [...new Set(found)].sort();
}

/** What stands in a text beside what is filled in. */
const wordsIn = (elements: MessageFormatElement[]): string =>
  elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value;
      if (element.type === TYPE.tag) return wordsIn(element.children);
      if (element.type === TYPE.select || element.type === TYPE.plural)
        return Object.values(element.options)
          .map(({ value }) => wordsIn(value))
          .join(" ");
      return " ";
    })
    .join("");

/** The branches that a language's own rule asks for wherever English tells one from several, or first from second. */
function wanted(english: MessageFormatElement[], language: string): string[] {
  const counts = filledIn(english).flatMap((line) => {
    const [, name, type, branch] = /^(\S+) (cardinal|ordinal) ([a-z]+)$/.exec(line) ?? [];
    if (type !== "ordinal" && branch !== "one") return [line];
    const rule = new Intl.PluralRules(language, { type: type === "ordinal" ? type : "cardinal" });
    return rule.resolvedOptions().pluralCategories.map((category) => `${name} ${type} ${category}`);
  });
  return [...new Set(counts)].sort();
}

const english = textsOf(ENGLISH);

test("there are languages beside English", () => {
  expect(languages.sort()).toEqual(["hi", "mr"]);
  expect(english.size).toBeGreaterThan(2_000);
});

describe.each(languages)("%s", (language) => {
  const own = textsOf(language);

  test("has the same files and keys", () => {
    expect(filesOf(language)).toEqual(filesOf(ENGLISH));
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("says something wherever English does", () => {
    const silent = [...own].filter(([key, text]) => text.trim() === "" && english.get(key) !== "");
    expect(silent.map(([key]) => key)).toEqual([]);
  });

  test("is filled in with the same things, by its own rule of one and several", () => {
    const differing = [...own].flatMap(([key, text]) => {
      const has = filledIn(read(key, text));
      const should = wanted(read(key, english.get(key) ?? ""), language);
      return JSON.stringify(has) === JSON.stringify(should) ? [] : [{ key, has, should }];
    });
    expect(differing).toEqual([]);
  });

  test("is translated to the last word, but for those that are the same", () => {
    const left = [...own].flatMap(([key, text]) =>
      [...wordsIn(read(key, text)).matchAll(/\p{Script=Latin}+/gu)].flatMap(([word]) =>
        SAME.has(word) ? [] : [`${key}: ${word}`],
      ),
    );
    expect(left).toEqual([]);
  });

  test("writes digits as English does", () => {
    expect([...own].filter(([, text]) => /[०-९]/.test(text))).toEqual([]);
  });
});

test("Hindi is spelt in one way: a dot under ड and ढ alone, and the point without the moon", () => {
  const other = /(?<![डढ])\u093c|[\u0958-\u095b\u095e]|ँ/u;
  expect([...textsOf("hi")].filter(([, text]) => other.test(text))).toEqual([]);
});

test("a sentence in Hindi ends with its own sign", () => {
  const dotted = [...textsOf("hi")].filter(([, text]) => /\p{Script=Devanagari}\.(?:\s|$)/u.test(text));
  expect(dotted.map(([key]) => key)).toEqual(["common.print.number"]);
});

test("a link that a letter's stored text doesn't hold has a line of its own, as whoever puts it in expects", () => {
  for (const language of ["en", ...languages])
    for (const kind of ["resetPassword", "staffInvitation", "proveEmail", "emailToChange"])
      expect(textsOf(language).get(`mail.${kind}.text`)?.split("\n")).toContain("{link}");
});
