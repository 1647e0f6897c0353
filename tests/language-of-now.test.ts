// Whatever is written is in its reader's language: nothing of the product names one itself, except where said here.
import { sources } from "./support/house";

/** What would write in one language, whoever reads it. */
const NAMES_ONE =
  /new Intl\.(?:DateTimeFormat|NumberFormat|ListFormat|RelativeTimeFormat|DisplayNames)\(\[?["']|\.toLocale\w*\(|locale: ["']|locale=["']|from "@\/messages\//;

const INDIAN_FIGURES = "figures are grouped the same in all three";
const KEYS_ALONE = "asks which keys there are, which are the same in all three";

const SAID: Readonly<Record<string, string>> = {
  "app/global-error.tsx": "the root layout has failed, and with it whatever knows the language",
  "components/audit/audit-values.ts": KEYS_ALONE,
  "components/returns/refund-state.tsx": KEYS_ALONE,
  "components/ui/format-count.ts": INDIAN_FIGURES,
  "lib/domain/money.ts": INDIAN_FIGURES,
  "lib/paper/packing/words.ts": INDIAN_FIGURES,
  "lib/paper/words.ts": INDIAN_FIGURES,
  "lib/domain/business-time.ts": "a time of day is figures alone",
  "lib/domain/plain-date.ts": "English comes from here, and the other names from day-names.ts",
  "lib/messages.ts": "the English texts",
  "lib/texts/hindi.ts": "the Hindi texts",
  "lib/texts/marathi.ts": "the Marathi texts",
};

test("no other file names a language, and each of these still does", () => {
  const naming = [...sources.values()]
    .filter(({ file }) => /^(?:app|components|lib)\//.test(file) && !file.startsWith("lib/generated/"))
    .filter(({ text }) => NAMES_ONE.test(text))
    .map(({ file }) => file);
  expect(naming.sort()).toEqual(Object.keys(SAID).sort());
});

test("every area of texts is in every language's list", () => {
  const areasIn = (file: string) =>
    [...(sources.get(file)?.text ?? "").matchAll(/^import .* from "@\/messages\/\w+\/(\w+)\.json";$/gm)].map(
      ([, area]) => area,
    );
  const english = areasIn("lib/messages.ts");
  expect(english.length).toBeGreaterThan(40);
  expect(areasIn("lib/texts/hindi.ts")).toEqual(english);
  expect(areasIn("lib/texts/marathi.ts")).toEqual(english);
});
