import {
  isLanguage,
  languageComesFrom,
  languageNow,
  languageOf,
  LANGUAGES,
  NAMES_OF_LANGUAGES,
  tagOf,
} from "@/lib/domain/language/language";
import { DAY_NAMES } from "@/lib/domain/language/day-names";

afterEach(() => languageComesFrom(() => undefined));

test("what is written is English until somebody says otherwise", () => {
  expect(languageNow()).toBe("en");
  languageComesFrom(() => "mr");
  expect(languageNow()).toBe("mr");
});

test.each(["en", "hi", "mr"])("%s is a language", (language) => expect(isLanguage(language)).toBe(true));
test.each(["EN", "en-IN", "", "de", null, 1])("%j is none", (other) => expect(isLanguage(other)).toBe(false));

test("every language writes figures as 123, in Indian groups where it writes none of its own", () => {
  for (const language of LANGUAGES) expect(new Intl.NumberFormat(tagOf(language)).format(123)).toBe("123");
  expect(new Intl.NumberFormat(tagOf("hi")).format(186_000)).toBe("1,86,000");
  expect(new Intl.NumberFormat(tagOf("mr")).format(186_000)).toBe("1,86,000");
});

test("what is kept is a language or none", () => {
  expect([languageOf("mr"), languageOf(null), languageOf("de")]).toEqual(["mr", null, null]);
});

test("every language has a name of its own", () => {
  expect(new Set(Object.values(NAMES_OF_LANGUAGES)).size).toBe(LANGUAGES.length);
});

test.each(["hi", "mr"] as const)(
  "%s has twelve months and seven days, each unlike the others",
  (language) => {
    const { months, shortMonths, weekdays, shortWeekdays } = DAY_NAMES[language];
    for (const names of [months, shortMonths]) expect(new Set(names).size).toBe(12);
    for (const names of [weekdays, shortWeekdays]) expect(new Set(names).size).toBe(7);
  },
);
