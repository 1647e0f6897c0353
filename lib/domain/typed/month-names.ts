// As people type them: English, Hindi, Marathi, long and short.
const NAMES = [
  "january jan जनवरी जन जानेवारी जाने जान",
  "february feb फरवरी फ़रवरी फर फेब्रुवारी फेब्रु",
  "march mar मार्च",
  "april apr अप्रैल एप्रिल एप्रि",
  "may मई मे",
  "june jun जून",
  "july jul जुलाई जुल जुलै",
  "august aug अगस्त अग ऑगस्ट ऑग",
  "september sept sep सितंबर सितम्बर सित सप्टेंबर सप्टें",
  "october oct अक्टूबर अक्तूबर अक्टू ऑक्टोबर ऑक्टो",
  "november nov नवंबर नवम्बर नव नोव्हेंबर नोव्हें",
  "december dec दिसंबर दिसम्बर दिस डिसेंबर डिसें",
];

const WEEKDAYS = [
  "monday mon tuesday tues tue wednesday wed thursday thurs thur thu friday fri saturday sat sunday sun",
  "सोमवार मंगलवार मंगळवार बुधवार गुरुवार गुरूवार शुक्रवार शनिवार रविवार सोम मंगल मंगळ बुध गुरु गुरू शुक्र शनि रवि",
];

const monthNumbers: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => wordsOf(names).map((name) => [name, index + 1] as const)),
);
const weekdays: ReadonlySet<string> = new Set(WEEKDAYS.flatMap(wordsOf));

/** The number of a month, from 1, by its lower-case name; undefined for any other word. */
export function monthNumber(word: string): number | undefined {
  return monthNumbers.get(word);
}

/** Whether a lower-case word names a day of the week. */
export function isWeekdayName(word: string): boolean {
  return weekdays.has(word);
}

function wordsOf(names: string): string[] {
  return names.normalize("NFC").split(" ");
}
