import { latinDigits } from "./digits";

const ADDRESS = /[\p{L}\p{N}][\p{L}\p{N}._+-]*@\p{L}[\p{L}\p{N}.-]+/u;
// In the groups in which people write a mobile number; other runs of digits are amounts, days and references.
const MOBILE =
  /(?<!\d)(?:(?:\+|00)?91[\s-]?|0)?(?:[6-9]\d{9}|[6-9]\d{4}[\s.-]\d{5}|[6-9]\d{2}[\s.-]\d{3}[\s.-]\d{4}|[6-9]\d{3}[\s.-]\d{3}[\s.-]\d{3})(?!\d)/;
// From the beginning of a word alone: begun at each of its letters, a long one would take seconds.
const LINK =
  /:\/\/|@|\bwww\.|(?<![\p{L}\p{N}-])[\p{L}\p{N}-]{2,}\.(?:com|net|org|info|biz|in|io|co|me|ly|xyz|app|dev|link|site|shop|top|click|online|ru|cn|tk)(?![\p{L}\p{N}])/iu;

/** Whether a text holds a mobile number, an e-mail or a UPI id: text kept for ever should contain nobody's. */
export function hasContact(text: string): boolean {
  const plain = latinDigits(text.normalize("NFKC"));
  return ADDRESS.test(plain) || MOBILE.test(plain);
}

/** Whether a mail program would turn part of it into a link, as in a name that says "win at example.com". */
export function hasLink(text: string): boolean {
  return LINK.test(text.normalize("NFKC"));
}
