import { nameKey } from "./typed-text";

// The areas with their usual PIN codes: from general knowledge, not checked against India Post. Good enough to ask a
// question, never to have the last word. A PIN that no area here has is accepted, and so is any PIN for an area not listed
// here.
const PINS: Readonly<Record<string, readonly string[]>> = {
  Airoli: ["400708"],
  Belapur: ["400614"],
  Darave: ["400706"],
  Digha: ["400708"],
  Ghansoli: ["400701"],
  Juinagar: ["400705", "400706"],
  Kamothe: ["410209"],
  Karave: ["400706"],
  Kharghar: ["410210"],
  "Kopar Khairane": ["400709"],
  Nerul: ["400706"],
  Panvel: ["410206"],
  Sanpada: ["400703", "400705"],
  Seawoods: ["400706"],
  Ulwe: ["410206"],
  Vashi: ["400703", "400705"],
};

// Their PIN codes also belong to a better-known neighbour.
const SHARING = ["Sanpada", "Darave", "Karave", "Seawoods", "Digha", "Ulwe"];

/** Whether a PIN code lies in the region where tiffins are delivered: Mumbai and Navi Mumbai, Raigad. */
export function isOfRegion(pincode: string): boolean {
  return /^4[01]0/.test(pincode);
}

/** The area that a PIN code belongs to when that can't be the chosen one; null when the PIN may fit. */
export function otherAreaOf(pincode: string, area: string): string | null {
  const own = PINS[area];
  if (!own || own.includes(pincode)) return null;
  const others = Object.keys(PINS).filter((name) => PINS[name]?.includes(pincode));
  return others.find((name) => PINS[name]?.[0] === pincode && !SHARING.includes(name)) ?? others[0] ?? null;
}

/** The PIN code of an area that has but one, to be filled in for whoever lives there; null where it has to be asked. */
export function usualPinOf(area: string): string | null {
  const [only, ...others] = PINS[area] ?? [];
  return only !== undefined && others.length === 0 ? only : null;
}

/** The state where every area lies, and the ways people write it. */
const STATE = { name: "Maharashtra", keys: ["maharashtra", "mh", "महाराष्ट्र"] };
const CITIES = [
  {
    name: "Navi Mumbai",
    keys: ["navi mumbai", "navi-mumbai", "navimumbai", "new mumbai", "new bombay", "नवी मुंबई"],
  },
  { name: "Mumbai", keys: ["mumbai", "bombay", "मुंबई"] },
  { name: "Thane", keys: ["thane", "ठाणे"] },
  { name: "Raigad", keys: ["raigad", "raigarh", "रायगड"] },
  { name: "Panvel", keys: ["panvel", "पनवेल"] },
];

/** The city of the region that is meant, under its one name; null when it is somewhere else. */
export function cityOf(typed: string): string | null {
  return CITIES.find(({ keys }) => keys.includes(nameKey(typed)))?.name ?? null;
}

/** The state in which every area lies, in any spelling; null for another. */
export function stateOf(typed: string): string | null {
  return STATE.keys.includes(nameKey(typed)) ? STATE.name : null;
}
