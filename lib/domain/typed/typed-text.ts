/** Nothing to see, or it turns the letters around it: bidi controls, zero widths, fillers, control characters. */
const UNSEEN =
  /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u2800]/gu;
const JOINERS = /[\u200c\u200d]/u;
const EMOJI_LOOK = "\ufe0f";
const BREAKS = /[\p{Z}\t\n\v\f\r\u0085]+/gu;

// Scripts whose letters join by rules that a joiner changes: without it another word may stand there.
const JOINING =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Arabic}]/u;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
const KEYCAP = "\u20e3";

/** A line as it is kept: NFC, one space between words, without line breaks and without anything that can't be seen. */
export function cleanLine(typed: string): string {
  return withoutUnseen(typed.normalize("NFC").replace(BREAKS, " "))
    .replace(/ +/g, " ")
    .trim()
    .normalize("NFC");
}

/** Several lines as they are kept: each clean, empty ones dropped. */
export function cleanLines(typed: string): string[] {
  return typed
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map(cleanLine)
    .filter((line) => line !== "");
}

/** Whether there is a letter of any script in it: a name or an address is not made of digits and pictures alone. */
export function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** As many characters as a column counts and, for letters without loose marks, as many as a reader does. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** A password as it is hashed: the same letters are the same password, in one part or in two. */
export function normalPassword(typed: string): string {
  return typed.normalize("NFC");
}

/** Two texts with one key are one name to a reader: case, width and kind of apostrophe or dash don't count. */
export function nameKey(text: string): string {
  return searchable(cleanLine(text.normalize("NFKC")));
}

/** A text as a search compares it: clean, in small letters, with straight apostrophes and plain dashes. */
export function searchable(text: string): string {
  return cleanLine(text)
    .toLowerCase()
    .replace(/[‘’‛ʼ′`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[\p{Pd}\u2212]/gu, "-");
}

function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, (unseen, at: number) => (isNeeded(unseen, text, at) ? unseen : ""));
}

/** A joiner inside a word of a script that knows it, or what holds one picture together. */
function isNeeded(unseen: string, text: string, at: number): boolean {
  const before = lastOf(text.slice(0, at));
  const after = firstOf(text.slice(at + unseen.length));
  if (unseen === EMOJI_LOOK) return PICTURE.test(before) || (/[\d#*]/.test(before) && after === KEYCAP);
  if (!JOINERS.test(unseen)) return false;
  if (JOINING.test(before)) return JOINING.test(after);
  return unseen === "\u200d" && (PICTURE.test(before) || before === EMOJI_LOOK) && PICTURE.test(after);
}

function lastOf(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? "";
}

function firstOf(text: string): string {
  return Array.from(text.slice(0, 2)).at(0) ?? "";
}
