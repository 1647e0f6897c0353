/** A document's id as it stands in an address; null for what can be none. */
export function documentIdOf(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
