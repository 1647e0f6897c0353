/** A document's id as written in an address; null for what can't be one. */
export function documentIdOf(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
