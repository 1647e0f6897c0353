import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { create, type Font } from "fontkit";

/**
 * In the order in which they are tried for a letter. Anek is the product's own typeface; the fonts built into PDF readers
 * have no rupee sign.
 */
const FACES = [
  { name: "AnekLatin", folder: "anek-latin" },
  { name: "AnekDevanagari", folder: "anek-devanagari" },
  { name: "AnekGujarati", folder: "anek-gujarati" },
  { name: "AnekBangla", folder: "anek-bangla" },
  { name: "AnekTamil", folder: "anek-tamil" },
  { name: "AnekTelugu", folder: "anek-telugu" },
  { name: "AnekKannada", folder: "anek-kannada" },
  { name: "AnekMalayalam", folder: "anek-malayalam" },
  { name: "BalooPaaji2", folder: "baloo-paaji-2", isFlat: true },
  { name: "NotoSansOriya", folder: "noto-sans-oriya" },
  { name: "NotoSansArabic", folder: "noto-sans-arabic" },
  { name: "NotoEmoji", folder: "noto-emoji" },
] as const satisfies { name: string; folder: string; isFlat?: true }[];

export type Face = (typeof FACES)[number];
export type Weight = "400Regular" | "600SemiBold";

export const LATIN: Face = FACES[0];

// relative to this file, whatever folder the product was started in
const MODULES = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "node_modules");

/** The file of a face; older packages keep all weights in one folder. */
export function facePath(face: Face, weight: Weight): string {
  const folder = "isFlat" in face ? [face.folder] : [face.folder, weight];
  return path.join(MODULES, "@expo-google-fonts", ...folder, `${face.name}_${weight}.ttf`);
}

const opened = new Map<Face, Font>();

function open(face: Face): Font {
  const known = opened.get(face);
  if (known) return known;
  const font = create(fs.readFileSync(facePath(face, "400Regular")));
  if (!("layout" in font)) throw new Error(`${face.name} is a collection of fonts`);
  opened.set(face, font);
  return font;
}

const found = new Map<string, Face | null>();
const FOUND_MAX = 10_000;

/** The first face that can draw a letter, whatever it is composed of; null when there is none. */
export function faceFor(letter: string): Face | null {
  const known = found.get(letter);
  if (known !== undefined) return known;
  if (found.size >= FOUND_MAX) found.clear();
  const face = FACES.find((one) => draws(one, letter)) ?? null;
  found.set(letter, face);
  return face;
}

/** Whether a face has a glyph for everything in a text: nothing comes out as the empty box, and nothing breaks its shaping. */
export function draws(face: Face, text: string): boolean {
  if (![...text].every((letter) => isShapeless(letter) || covers(face, letter))) return false;
  if (face === LATIN) return true;
  try {
    return !open(face)
      .layout(text)
      .glyphs.some(({ id }) => id === 0);
  } catch {
    // some faces have marks for which their tables give no position
    return false;
  }
}

function covers(face: Face, letter: string): boolean {
  return open(face).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
}

/** Joiners and variation selectors only affect how their neighbours look. */
function isShapeless(letter: string): boolean {
  return /^[\u200c\u200d\ufe0e\ufe0f]$/u.test(letter);
}
