/** What a dish is measured in, in the order in which the sums of one dish are said. */
export const UNITS = [
  "piece",
  "portion",
  "plate",
  "katori",
  "bowl",
  "cup",
  "glass",
  "spoon",
  "tbsp",
  "tsp",
  "slice",
  "scoop",
  "packet",
  "g",
  "kg",
  "ml",
  "l",
] as const;

export type Unit = (typeof UNITS)[number];

/** As kitchens write them. The database reads the same words, and a test holds the two together. */
export const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  piece: "piece pieces pc pcs nos nag नग पीस",
  portion: "portion portions serving servings",
  plate: "plate plates प्लेट",
  katori: "katori katoris katories vati vatis कटोरी वाटी वाट्या",
  bowl: "bowl bowls बाउल",
  cup: "cup cups कप",
  glass: "glass glasses ग्लास गिलास",
  spoon: "spoon spoons चमचा चमचे चम्मच",
  tbsp: "tbsp tablespoon tablespoons",
  tsp: "tsp teaspoon teaspoons",
  slice: "slice slices",
  scoop: "scoop scoops",
  packet: "packet packets pkt pkts पॅकेट पैकेट",
  g: "g gm gms gram grams ग्राम ग्रॅम",
  kg: "kg kgs kilo kilos किलो",
  ml: "ml मिली",
  l: "l lt ltr ltrs litre litres liter liters लिटर लीटर",
};

const unitOfWord: ReadonlyMap<string, Unit> = new Map(
  UNITS.flatMap((unit) => UNIT_WORDS[unit].split(" ").map((word) => [word, unit] as const)),
);

/** The unit a word stands for, "gms." for one; null for any other word. */
export function unitOf(word: string): Unit | null {
  return unitOfWord.get(word.toLowerCase().replace(/\.$/, "")) ?? null;
}

/** What this much is in the unit in which it is summed: kilograms and grams are one. */
export function toSummed(unit: Unit): { unit: Unit; times: number } {
  if (unit === "kg") return { unit: "g", times: 1000 };
  if (unit === "l") return { unit: "ml", times: 1000 };
  return { unit, times: 1 };
}

/** A sum as it is said: 412 800 g are 412.8 kg. */
export function asSaid(quantity: number, unit: Unit | null): { quantity: number; unit: Unit | null } {
  if (unit === "g" && quantity >= 1000) return { quantity: quantity / 1000, unit: "kg" };
  if (unit === "ml" && quantity >= 1000) return { quantity: quantity / 1000, unit: "l" };
  return { quantity, unit };
}

/** A unit as the database keeps it. @throws RangeError when it is none */
export function parseUnit(text: string | null): Unit | null {
  const unit = UNITS.find((one) => one === text);
  if (unit === undefined && text !== null) throw new RangeError(`unknown unit: ${text}`);
  return unit ?? null;
}
