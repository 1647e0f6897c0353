/** What a dish is made of, as Indian packs mark it. A Jain dish is vegetarian without onion, garlic and roots. */
export const MARKS = ["veg", "jain", "egg", "non-veg"] as const;
export type Mark = (typeof MARKS)[number];

/** What a label must name (FSSAI), and what people ask for beyond that. */
export const ALLERGENS = [
  "milk",
  "gluten",
  "nuts",
  "peanuts",
  "soy",
  "sesame",
  "mustard",
  "egg",
  "fish",
  "shellfish",
  "sulphites",
] as const;
export type Allergen = (typeof ALLERGENS)[number];

/** What a customer is told of a dish; no mark where nobody has said it. */
export type DishFacts = { mark: Mark | null; allergens: Allergen[] };

/** A mark as the database keeps it. @throws RangeError when it is none */
export function parseMark(text: string | null): Mark | null {
  const mark = MARKS.find((one) => one === text);
  if (mark === undefined && text !== null) throw new RangeError(`unknown mark: ${text}`);
  return mark ?? null;
}

export function isAllergen(text: string): text is Allergen {
  return ALLERGENS.some((one) => one === text);
}
