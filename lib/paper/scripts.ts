/** Scripts, under their English names, in which people may write a name and which no face here has. */
const SCRIPTS = [
  "Han",
  "Hiragana",
  "Katakana",
  "Hangul",
  "Thai",
  "Lao",
  "Tibetan",
  "Myanmar",
  "Khmer",
  "Sinhala",
  "Hebrew",
  "Greek",
  "Cyrillic",
  "Armenian",
  "Georgian",
  "Ethiopic",
  "Thaana",
  "Meetei_Mayek",
  "Ol_Chiki",
] as const;

const KNOWN = SCRIPTS.map((name) => ({
  name: name.replace("_", " "),
  letters: new RegExp(`\\p{Script=${name}}`, "u"),
}));

/** The script of a letter that can't be drawn; null for one whose script has no name here. */
export function scriptOf(letter: string): string | null {
  return KNOWN.find(({ letters }) => letters.test(letter))?.name ?? null;
}
