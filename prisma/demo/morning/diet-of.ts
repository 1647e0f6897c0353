import type { Allergen } from "@/lib/domain/dishes/dish-facts";

/** What somebody tells the kitchen of what they eat. */
export type DemoDiet = { diet: string; allergies: Allergen[]; note: string };

const DIETS: ReadonlyMap<string, DemoDiet> = new Map([
  ["Aarti Deshmukh", { diet: "", allergies: ["peanuts"], note: "Even a little makes her ill" }],
  ["Lakshmi Iyer", { diet: "No onion, no garlic", allergies: [], note: "" }],
  ["Prakash Shetty", { diet: "", allergies: ["milk"], note: "A spoon of ghee is all right" }],
  ["Harpreet Singh", { diet: "Less oil", allergies: [], note: "His doctor asked for it" }],
  ["Komal Shah", { diet: "Jain", allergies: [], note: "" }],
  ["Rashmi Hegde", { diet: "Extra rice", allergies: ["gluten"], note: "No roti, please" }],
  ["Geeta Yadav", { diet: "Less spicy", allergies: ["mustard"], note: "" }],
]);

export const dietOf = (fullname: string): DemoDiet | null => DIETS.get(fullname) ?? null;
