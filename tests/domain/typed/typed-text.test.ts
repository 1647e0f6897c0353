import fc from "fast-check";
import {
  cleanLine,
  cleanLines,
  hasLetter,
  lengthOf,
  nameKey,
  normalPassword,
  searchable,
} from "@/lib/domain/typed/typed-text";
import { PROPERTY_RUNS } from "../runs";

test.each([
  ["a space too many", "  Asha   Rao ", "Asha Rao"],
  ["no-break and wide spaces", "Asha\u00a0\u3000Rao", "Asha Rao"],
  ["line breaks and tabs", "Flat 5\r\nTower\tB\u2028Wing C", "Flat 5 Tower B Wing C"],
  ["bidi controls", "\u202eabc\u202c\u2066d\u2069\u200f", "abcd"],
  ["zero-width letters", "Ta\u200blo\u2060ja\ufeff", "Taloja"],
  ["fillers that look like nothing", "Asha\u3164\u115f\u2800 Rao\u034f", "Asha Rao"],
  ["control characters", "As\0ha\u0007 Rao\u009b", "Asha Rao"],
  ["half a character", "Asha \ud83c Rao", "Asha Rao"],
  ["accents in two parts", "Cafe\u0301", "Caf\u00e9"],
  ["accents parted by nothing", "Cafe\u200b\u0301", "Caf\u00e9"],
  ["a nukta letter in one part", "\u095eरहान", "\u092b\u093cरहान"],
  ["joiners that Marathi needs", "र\u094d\u200dया क\u094d\u200cष", "र\u094d\u200dया क\u094d\u200cष"],
  ["joiners at the rim of a word", "\u200dमीरा\u200c \u200d", "मीरा"],
  ["joiners between Latin letters", "As\u200dha R\u200cao", "Asha Rao"],
  ["joiners in a row", "मी\u200d\u200dरा", "मीरा"],
  [
    "one picture of a family",
    "👩\u200d👩\u200d👧 Rao ❤\ufe0f\u200d🔥",
    "👩\u200d👩\u200d👧 Rao ❤\ufe0f\u200d🔥",
  ],
  ["looks of letters that aren't seen", "Asha\ufe0f 5\ufe0f 5\ufe0f\u20e3", "Asha 5 5\ufe0f\u20e3"],
  ["nothing to see", " \u200b\u2060 ", ""],
])("of %s a line is kept as a reader sees it", (_what, typed, kept) => {
  expect(cleanLine(typed)).toBe(kept);
});

test("whatever is typed, a clean line is clean", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (typed) => {
      const line = cleanLine(typed);
      expect(cleanLine(line)).toBe(line);
      expect(line).toBe(line.normalize("NFC"));
      expect(line).toBe(line.trim());
      expect(line.isWellFormed()).toBe(true);
      expect(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2028\u2029]| {2}/u.test(line)).toBe(false);
    }),
    { numRuns: 4 * PROPERTY_RUNS },
  );
});

test("lines are kept apart, each clean, without the empty ones", () => {
  expect(cleanLines(" Roti \r\n\r\nBhaji\u200b\n \u2029Dal")).toEqual(["Roti", "Bhaji", "Dal"]);
});

test.each([
  ["Asha", true],
  ["मीरा", true],
  ["O'Brien 2", true],
  ["🍛🍛 👩\u200d👩\u200d👧", false],
  ["12-34 /", false],
  ["", false],
])("whether %s has a letter: %s", (text, has) => {
  expect(hasLetter(text)).toBe(has);
});

test("a letter beyond the first plane counts once", () => {
  expect(lengthOf("𑘦🍛a")).toBe(3);
});

test.each([
  ["D\u2019Souza", "D'souza"],
  ["Ta\u200bloja", "taloja"],
  ["Veg  Thali", "VEG THALI"],
  ["\u095eरहान", "\u092b\u093cरहान"],
  ["Kopar\u2013Khairane", "kopar-khairane"],
  ["Ｖａｓｈｉ", "Vashi"],
])("%s and %s are one name", (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

test("a search keeps accents and words apart", () => {
  expect(searchable("  “Café”  Rao ")).toBe('"café" rao');
});

test("a password is the same in one part and in two", () => {
  expect(normalPassword("cafe\u0301 dosa")).toBe("caf\u00e9 dosa");
});
