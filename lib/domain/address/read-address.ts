import { latinDigits } from "../typed/digits";
import { nameKey } from "../typed/typed-text";
import { readPart, type AddressPart } from "./address-part";

/** Where a tiffin goes, as read from what a customer typed; without a society nobody could tell which building it is. */
export type ReadAddress = {
  society: string | null;
  sector: string | null;
  wing: string | null;
  flat: string | null;
};

const LONGEST_SOCIETY = 120;
const LONGEST_CODE = 20;
const APART = /[,;|\n]|\s[-–—]\s|[,.]\s*$/u;
const PLACES = ["navi mumbai", "new mumbai", "mumbai", "thane", "raigad", "maharashtra", "india"];
const PIN = /\s*-?\s*\b\d{6}\b/u;

/**
 * Reads "Flat 4B, Sea Breeze CHS, Plot 12": which society, wing and flat. The second line counts only where the first names no
 * society; where two parts could be one, none is: a wrong door is worse than a question.
 */
export function readAddress({
  addr1,
  addr2,
  area,
}: {
  addr1: string;
  addr2: string | null;
  area: string;
}): ReadAddress {
  const first = partsOf(addr1, area);
  const second = partsOf(addr2 ?? "", area);
  const parts = [...first, ...second];
  const flat = parts.find((part) => part.kind === "flat");
  const wing = parts.find((part) => part.kind === "wing")?.wing ?? null;
  const hasDoor = flat !== undefined || wing !== null;
  return {
    society: fits(societyOf(first, hasDoor) ?? societyOf(second, hasDoor), LONGEST_SOCIETY),
    sector: parts.find((part) => part.kind === "sector")?.sector ?? null,
    wing: wing ?? flat?.wing ?? null,
    flat: fits(flat ? flatBeside(flat, wing) : null, LONGEST_CODE),
  };
}

function partsOf(line: string, area: string): AddressPart[] {
  return latinDigits(line)
    .split(APART)
    .map((part) => part.replace(PIN, "").trim())
    .filter((part) => nameKey(part) !== nameKey(area) && !PLACES.includes(nameKey(part)))
    .flatMap((part) => readPart(part));
}

/** The one name that a line has, or the one that a word marks as a society's; a bare name needs a door beside it. */
function societyOf(parts: readonly AddressPart[], hasDoor: boolean): string | null {
  const names = parts.filter((part) => part.kind === "name");
  const strong = names.filter(({ isStrong }) => isStrong);
  const [only, another] = strong.length > 0 || !hasDoor ? strong : names;
  return only && !another ? only.name : null;
}

/** In "A-1203, Wing B" the letter is a part of the door's number. */
function flatBeside({ wing: own, flat }: { wing: string | null; flat: string }, wing: string | null): string {
  return own === null || wing === null || own === wing ? flat : `${own}-${flat}`;
}

function fits(text: string | null, longest: number): string | null {
  return text !== null && Array.from(text).length <= longest ? text : null;
}
