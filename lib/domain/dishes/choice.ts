import { ALLERGENS, type Allergen, type DishFacts, type Mark } from "./dish-facts";
import { readDishLine } from "./dish-line";

/** What somebody looks for among the plans: `meat` is with meat, fish or egg. */
export const KINDS = ["veg", "jain", "meat"] as const;
export type Kind = (typeof KINDS)[number];

export type Choice = { kind: Kind | null; without: readonly Allergen[] };

/** What is known of each dish of a plan; undefined where nobody has said anything. */
type Known = readonly (DishFacts | undefined)[];

/** What is known of each line of a plan or a menu, by how dishes are written. */
export function factsOf(lines: readonly string[], known: ReadonlyMap<string, DishFacts>): Known {
  return lines.map((line) => known.get(readDishLine(line).key));
}

/** Whoever eats all of these: meat or fish in one dish is in the box, and a box is called vegetarian only when every dish is. */
export function markOfAll(dishes: Known): Mark | null {
  const marks = dishes.map((facts) => facts?.mark ?? null);
  if (marks.includes("non-veg")) return "non-veg";
  if (marks.length === 0 || marks.includes(null)) return null;
  if (marks.includes("egg")) return "egg";
  return marks.every((mark) => mark === "jain") ? "jain" : "veg";
}

const SUITING: Readonly<Record<Kind, readonly Mark[]>> = {
  veg: ["veg", "jain"],
  jain: ["jain"],
  meat: ["non-veg", "egg"],
};

/** Whether a plan of these dishes is what is looked for, as far as is said of them. */
export function suits({ kind, without }: Choice, dishes: Known): boolean {
  const mark = markOfAll(dishes);
  if (kind !== null && (mark === null || !SUITING[kind].includes(mark))) return false;
  return !allergensIn(dishes).some((one) => without.includes(one));
}

export function allergensIn(dishes: Known): Allergen[] {
  return ALLERGENS.filter((one) => dishes.some((facts) => facts?.allergens.includes(one)));
}

/** The kinds that some of these plans are of. */
export function kindsAmong(plans: readonly Known[]): Kind[] {
  return KINDS.filter((kind) => plans.some((dishes) => suits({ kind, without: [] }, dishes)));
}

/** The choice that an address names; what can't be read counts as not chosen. */
export function choiceOf({ show, without }: { show?: unknown; without?: unknown }): Choice {
  const named: unknown[] = Array.isArray(without) ? without : [without];
  return {
    kind: KINDS.find((kind) => kind === show) ?? null,
    without: ALLERGENS.filter((one) => named.includes(one)),
  };
}

/** The part of an address that names a choice. */
export function queryOf({ kind, without }: Choice): [name: string, value: string][] {
  const named = without.map((one): [string, string] => ["without", one]);
  return kind === null ? named : [["show", kind], ...named];
}
