type Address = { addr1: string; addr2: string | null };

/** What stands in an address beside a house's name: a flat, a wing, a floor, a plot, a sector. */
const NO_NAME = /\d|^(?:[a-z]\s+)?(?:wing|block|tower|flat|room|shop|floor)\b|\bwing$|^.$/i;

/**
 * The society that an address names, and what else it says: "Flat 4, Sea Breeze CHS" is door "Flat 4" of "Sea Breeze CHS".
 * `society` is null where none can be told; the door is then the whole address.
 */
export function societyOf({ addr1, addr2 }: Address): { society: string | null; door: string } {
  const parts = [addr1, addr2 ?? ""].flatMap((line) => line.split(",")).map((part) => part.trim());
  const said = parts.filter((part) => part !== "");
  const society = said.length > 1 ? said.find((part) => !NO_NAME.test(part)) : undefined;
  if (society === undefined) return { society: null, door: said.join(", ") };
  return { society, door: said.filter((part) => part !== society).join(", ") };
}

/** Tells whether two spellings mean the same house: capitals, dots and spaces make no difference. */
export function societyKey(area: string, society: string): string {
  return `${area}|${society
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "")}`;
}
