/** Invisible characters, or ones that turn the letters around them: bidi controls, zero widths, fillers, control characters. */
const UNSEEN =
  /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u2800]/gu;
const JOINERS = /[\u200c\u200d]/u;
const EMOJI_LOOK = "\ufe0f";
const BREAKS = /[\p{Z}\t\n\v\f\r\u0085]+/gu;

// Scripts in which a joiner changes how letters join: without it, it might read as another word.
const JOINING =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Arabic}]/u;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
const KEYCAP = "\u20e3";

/** A line as it is stored: NFC, one space between words, without line breaks or anything invisible. */
export function cleanLine(typed: string): string {
  return withoutUnseen(typed.normalize("NFC").replace(BREAKS, " "))
    .replace(/ +/g, " ")
    .trim()
    .normalize("NFC");
}

/** Several lines as they are stored: each clean, empty ones dropped. */
export function cleanLines(typed: string): string[] {
  return typed
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map(cleanLine)
    .filter((line) => line !== "");
}

/** Whether it contains a letter of any script: a name or an address is not just digits and pictures. */
export function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** The number of characters as a column counts them and, for letters without combining marks, as a reader does. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** A password as it is hashed: the same letters, composed or decomposed, are the same password. */
export function normalPassword(typed: string): string {
  return typed.normalize("NFC");
}

/** Two texts with one key are one name to a reader: case, width and kind of apostrophe or dash don't count. */
export function nameKey(text: string): string {
  return searchable(cleanLine(text.normalize("NFKC")));
}

/** A text in the form that a search compares: clean, lower-case, with straight apostrophes and plain dashes. */
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

/** A joiner inside a word of a script that uses it, or what holds one emoji together. */
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
