const BYTES = 16;

/** The key of one press, random and unguessable. Made by hand, because a page without TLS has no `randomUUID`. */
export function newPressKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  // the four bits of the version, the two of the variant
  const marked = bytes.map((byte, at) =>
    at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte,
  );
  const hex = [...marked].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
