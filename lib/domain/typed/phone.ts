import { latinDigits } from "./digits";

// What people put between the digits, and what a phone's address book hides among them.
const BETWEEN = /[\p{Z}\p{Cc}\p{Cf}\p{Pd}\u2212.·•()[\]]/gu;
const COUNTRY = /^(?:(?:\+|0{0,2})91)?0?(?=\d{10}$)/;
const SHORTER_COUNTRY = /^(?:\+91|0091|0)/;

/** An Indian mobile number as people write it ("+91 98200-12345"), as its ten digits; null when it isn't one. */
export function readMobile(typed: string): string | null {
  const digits = tenDigits(typed);
  return digits !== null && /^[6-9]/.test(digits) ? digits : null;
}

/** A mobile number, or a landline with its area code ("022 2766 1234"), as its ten digits; null when it is neither. */
export function readPhone(typed: string): string | null {
  const digits = tenDigits(typed);
  return digits !== null && !digits.startsWith("0") ? digits : null;
}

/** The digits to look for when someone searches for a number or part of one; null when it is something else. */
export function phonePart(typed: string): string | null {
  const digits = withoutMarks(typed).replace(COUNTRY, "");
  const part = digits.length > 10 || digits.startsWith("+") ? digits.replace(SHORTER_COUNTRY, "") : digits;
  return /^\d{1,10}$/.test(part) ? part.replace(/^0+(?=\d{4})/, "") : null;
}

function tenDigits(typed: string): string | null {
  const digits = withoutMarks(typed).replace(COUNTRY, "");
  return /^\d{10}$/.test(digits) ? digits : null;
}

function withoutMarks(typed: string): string {
  return latinDigits(typed.normalize("NFKC")).replace(BETWEEN, "");
}
