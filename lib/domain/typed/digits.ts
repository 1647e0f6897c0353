import { cleanLine } from "./typed-text";

const DIGIT = /\p{Nd}/u;

/** The text with the decimal digits of every script as 0-9: a Marathi keyboard writes "९८२००". */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(Number(digit.codePointAt(0)))));
}

/** Figures as typed, in the digits of any script, with spaces, commas and the rupee sign between them removed. */
export function plainFigures(typed: string): string {
  return latinDigits(cleanLine(typed)).replace(/[\s,₹]/g, "");
}

/** Whether six figures are a PIN code of India. */
export const isPincode = (text: string): boolean => /^[1-9]\d{5}$/.test(text);

// Unicode keeps the digits of a script together, from zero to nine.
function digitValue(codePoint: number): number {
  let zero = codePoint;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (codePoint - zero) % 10;
}
