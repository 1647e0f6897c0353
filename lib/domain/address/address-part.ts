/** What one part of an address says, between two commas. */
export type AddressPart =
  | { kind: "flat"; wing: string | null; flat: string }
  | { kind: "wing"; wing: string }
  | { kind: "sector"; sector: string }
  /** A society or house; `isStrong` where a word of it says so. */
  | { kind: "name"; name: string; isStrong: boolean };

const FLAT_WORD =
  /^(?:flat|room|unit|door|apt|apartment|house|h|shop|quarter|qtr|f|r|फ्लॅट|फ्लैट|खोली|सदनिका|घर|रूम)\.?\s*(?:no|number|num|क्र|नंबर|नं)?\.?\s*[:#-]?\s*(?=.*\d)/iu;
const NUMBER_WORD = /^(?:no\.?|#)\s*(?=\d)/iu;
const FLAT_CODE =
  /^((?:[a-z]{1,2}\d{0,2}\s?[-/]\s?|[a-z]{1,2}\s?)?\d{1,5}(?:[-/]?[a-z](?!\p{L})|\s?[-/]\s?\d{1,4})?)(?:\s+(?!floor\b)(\S.*))?$/iu;
const WING_IN_CODE = /^([a-z]{1,2}\d{0,2})\s?[-/]\s?(.+)$|^([a-z])\s?(\d.*)$/iu;
const HOUSE =
  /^(bungalow|bunglow|row\s?house|villa|kothi|बंगला)\s*(?:no\.?|number)?\s*[:#-]?\s*([a-z]?-?\d{1,4}[a-z]?)$/iu;

const WING_WORD =
  /^(?:wing|tower|block|bldg|building|विंग|टॉवर|इमारत)\.?\s*(?:no\.?|number)?\s*[:#-]?\s*([a-z]{1,2}|[a-z]?-?\d{1,3}|\p{Script=Devanagari})(?:\s+(.+))?$/iu;
const WORD_WING = /^([a-z]\d?|\d{1,2}|\p{Script=Devanagari})[-\s]*(?:wing|tower|block|विंग)(?:\s+(.+))?$/iu;
const WING_BEHIND = /^(.{3,}?)[\s-]+(?:wing[\s-]+([a-z]|\d{1,2})|([a-z])[-\s]*wing)$/iu;

const SECTOR =
  /^(?:sector|sect|sec|सेक्टर)\.?\s*(?:no\.?)?\s*[-:]?\s*(\d{1,3})\s?-?([a-z](?!\p{L}))?(?:\s.*)?$/iu;
const SECTOR_BEHIND = /^(.{3,}?)[\s-]+((?:sector|sec|सेक्टर)\.?[\s-]*\d{1,3}[a-z]?)$/iu;

const STRONG =
  /(?:^|\s)(?:chsl?|society|soc|apartments?|apts?|residency|residences?|heights?|towers?|enclave|complex|co-?op|villas|mansion|niwas|nivas|sadan|bhavan|bhawan|kunj|vihar|plaza|palace|arcade|court|gardens?|greens|सोसायटी|अपार्टमेंट|निवास|सदन|भवन|हाइट्स)(?=[\s.]|$)/iu;
// what is no society: where it is near, the road it is on, the part of town
const BESIDE =
  /^(?:near|nr|opp|opposite|behind|beside|besides|next to|above|below|off|in front of|c\/o|care of|जवळ|समोर|मागे)(?=[\s.]|$)|\s(?:जवळ|समोर|मागे|के पास)$/iu;
const ON_THE_WAY =
  /(?:^|\s)(?:road|rd|marg|street|st|lane|path|highway|naka|chowk|circle|junction|station|depot|nagar|colony|village|gaon|wadi|layout|basti|phase|रोड|मार्ग|चौक|नाका|गल्ली|नगर|गाव)(?:\s?-?\d{1,2})?\.?$/iu;
const GROUND =
  /^(?:plot|survey|gat|s\.?\s?no|प्लॉट)(?=[\s.\d-]).*\d|^(?:\d{1,2}(?:st|nd|rd|th)|ground|first|second|third|top)\s*floor/iu;
const NO_NAME = /^(?:society|apartments?|building|tower|house|home|flat|residence)$/iu;
const LETTERS = /\p{L}[\p{L}\p{M}]/u;

/** Reads what stands between two commas; it may say several things ("A-1203 Palm Court Sector 9"), or none that counts. */
export function readPart(part: string): AddressPart[] {
  const text = part.trim();
  if (text === "" || GROUND.test(text) || BESIDE.test(text)) return [];
  return sectorOf(text) ?? houseOf(text) ?? wingOf(text) ?? flatOf(text) ?? behindOf(text) ?? nameOf(text);
}

function sectorOf(text: string): AddressPart[] | null {
  const [, number, letter = ""] = SECTOR.exec(text) ?? [];
  return number ? [{ kind: "sector", sector: `Sector ${number}${letter.toUpperCase()}` }] : null;
}

function houseOf(text: string): AddressPart[] | null {
  const [, word, number] = HOUSE.exec(text) ?? [];
  return word && number ? [{ kind: "flat", wing: null, flat: `${word} ${number}` }] : null;
}

function wingOf(text: string): AddressPart[] | null {
  const [, wing, rest] = WING_WORD.exec(text) ?? WORD_WING.exec(text) ?? [];
  return wing ? [{ kind: "wing", wing: wing.toUpperCase() }, ...readPart(rest ?? "")] : null;
}

function flatOf(text: string): AddressPart[] | null {
  const [, code, rest] = FLAT_CODE.exec(text.replace(FLAT_WORD, "").replace(NUMBER_WORD, "")) ?? [];
  if (code === undefined) return null;
  const [, prefix, number, letter, digits] = WING_IN_CODE.exec(code) ?? [];
  const wing = prefix ?? letter ?? null;
  const flat = (number ?? digits ?? code).replace(/\s/g, "").toUpperCase();
  return [{ kind: "flat", wing: wing && wing.toUpperCase(), flat }, ...readPart(rest ?? "")];
}

function behindOf(text: string): AddressPart[] | null {
  const [, before, sector] = SECTOR_BEHIND.exec(text) ?? [];
  if (before && sector) return [...readPart(before), ...readPart(sector)];
  const [, name, after, letter] = WING_BEHIND.exec(text) ?? [];
  const wing = after ?? letter;
  return name && wing ? [...readPart(name), { kind: "wing", wing: wing.toUpperCase() }] : null;
}

function nameOf(text: string): AddressPart[] {
  const isStrong = STRONG.test(text);
  if (!LETTERS.test(text) || NO_NAME.test(text) || (!isStrong && ON_THE_WAY.test(text))) return [];
  return [{ kind: "name", name: text, isStrong }];
}
