import type { Language } from "./language";

// Our own, since engines shorten these names each in its way, and a server and its browsers must write the same.

/** `months` from January, `weekdays` from Monday. */
type DayNames = Record<"months" | "shortMonths" | "weekdays" | "shortWeekdays", readonly string[]>;

const WEEKDAYS_HI = "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार";
const WEEKDAYS_MR = "सोमवार मंगळवार बुधवार गुरुवार शुक्रवार शनिवार रविवार";

/** The names of months and days of the week, long and short, in the languages that don't come from Intl. */
export const DAY_NAMES: Readonly<Record<Exclude<Language, "en">, DayNames>> = {
  hi: {
    months: "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".split(" "),
    shortMonths: "जन फर मार्च अप्रैल मई जून जुल अग सित अक्टू नव दिस".split(" "),
    weekdays: WEEKDAYS_HI.split(" "),
    shortWeekdays: WEEKDAYS_HI.replaceAll("वार", "").split(" "),
  },
  mr: {
    months: "जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर".split(" "),
    shortMonths: "जाने फेब्रु मार्च एप्रि मे जून जुलै ऑग सप्टें ऑक्टो नोव्हें डिसें".split(" "),
    weekdays: WEEKDAYS_MR.split(" "),
    shortWeekdays: WEEKDAYS_MR.replaceAll("वार", "").split(" "),
  },
};
