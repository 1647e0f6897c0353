// The key of a press is a UUID. One of version 8 says whose page made it, in its first 32 bits; of version 4, nobody's.
const BYTES = 16;
const OWNED = /^([0-9a-f]{8})-[0-9a-f]{4}-8/i;

/**
 * The key of one press, random and unguessable (90 bits and more). Made by hand, because a page without TLS has no
 * `randomUUID`. `owner`: the id of the person whose page it is; null on a page for everybody.
 */
export function pressKeyOf(owner: number | null): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const version = owner === null ? 0x40 : 0x80;
  // the four bits of the version, the two of the variant
  const marked = bytes.map((byte, at) =>
    at === 6 ? (byte & 0x0f) | version : at === 8 ? (byte & 0x3f) | 0x80 : byte,
  );
  if (owner !== null) new DataView(marked.buffer).setUint32(0, owner);
  const hex = [...marked].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Whose page made a key; null for nobody's, and for what is no key. */
export function ownerOfPressKey(key: unknown): number | null {
  const [, owner] = (typeof key === "string" && OWNED.exec(key)) || [];
  return owner === undefined ? null : Number.parseInt(owner, 16);
}
