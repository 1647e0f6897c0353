import { latinDigits } from "@/lib/domain/typed/digits";

// Company names: the same in every language.
const BRANDS: readonly [name: string, starts: RegExp][] = [
  ["Visa", /^4/],
  ["Mastercard", /^(5[1-5]|2(22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720))/],
  ["American Express", /^3[47]/],
  ["RuPay", /^(60|65|8[12]|508|353|356)/],
  ["Diners Club", /^3(0[0-5]|[68])/],
];

const digitsOf = (typed: string) => latinDigits(typed).replace(/[\s-]/g, "");

/** The card's brand, by its first digits; null while that can't be told. */
export function brandOf(typed: string): string | null {
  const digits = digitsOf(typed);
  return BRANDS.find(([, starts]) => starts.test(digits))?.[0] ?? null;
}

/**
 * "4242 4242 4242 4242", an American Express as "3782 822463 10005". Anything but a number stays as it is, and so does
 * a text shorter than `before`: somebody is deleting digits.
 */
export function grouped(typed: string, before = ""): string {
  const digits = digitsOf(typed);
  if (!/^\d+$/.test(digits) || typed.length < before.length) return typed;
  const groups = /^3[47]/.test(digits) ? /^(\d{1,4})(\d{1,6})?(\d+)?$/ : null;
  if (!groups) return digits.replace(/(\d{4})(?=\d)/g, "$1 ");
  return (groups.exec(digits)?.slice(1) ?? []).filter(Boolean).join(" ");
}
