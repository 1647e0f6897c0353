const DIGIT = /\p{Nd}/u;

/** The text with the decimal digits of every script as 0-9: a Marathi keyboard writes "९८२००". */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(Number(digit.codePointAt(0)))));
}

// Unicode keeps the digits of a script together, from zero to nine.
function digitValue(codePoint: number): number {
  let zero = codePoint;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (codePoint - zero) % 10;
}
