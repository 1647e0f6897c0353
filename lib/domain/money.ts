/** Whole rupees: rates and bills. */
export type Rupees = number & { readonly __brand: "Rupees" };
/** Whole paise, a hundredth of a rupee: payments. */
export type Paise = number & { readonly __brand: "Paise" };

const PAISE_PER_RUPEE = 100;
const RUPEE_FORMAT = new Intl.NumberFormat("en-IN", {
  style: "currency",
  currency: "INR",
  maximumFractionDigits: 0,
});

/** @throws RangeError unless `amount` is an integer of 0 or more. */
export function rupees(amount: number): Rupees {
  return requireAmount(amount, "rupees") as Rupees;
}

/** @throws RangeError unless `amount` is an integer of 0 or more. */
export function paise(amount: number): Paise {
  return requireAmount(amount, "paise") as Paise;
}

/** The one conversion between the two units. */
export function toPaise(amount: Rupees): Paise {
  return paise(amount * PAISE_PER_RUPEE);
}

/** What a number of days costs at a daily rate. @throws RangeError unless `days` is an integer of 0 or more. */
export function timesDays(rate: Rupees, days: number): Rupees {
  return rupees(rate * requireAmount(days, "days"));
}

export function sumRupees(amounts: readonly Rupees[]): Rupees {
  return rupees(sum(amounts));
}

export function sumPaise(amounts: readonly Paise[]): Paise {
  return paise(sum(amounts));
}

/** "₹1,86,000", with Indian digit grouping. */
export function formatRupees(amount: Rupees): string {
  return RUPEE_FORMAT.format(amount);
}

/** "₹1,860", or "₹1,860.50" when the paise don't make whole rupees. */
export function formatPaise(amount: Paise): string {
  const rest = amount % PAISE_PER_RUPEE;
  const whole = formatRupees(rupees((amount - rest) / PAISE_PER_RUPEE));
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, "0")}`;
}

/** "1,860" or "1,860.50": the same for a form field, ready to be edited. */
export function formatForField(amount: Paise): string {
  return formatPaise(amount).replace("₹", "");
}

/** The same for a sum that may be negative: "−₹500". */
export function formatBalance(amount: number): string {
  return amount < 0 ? `−${formatPaise(paise(-amount))}` : formatPaise(paise(amount));
}

/** "1860.00" or "-500.50": a sum of paise in rupees, for another program. */
export function decimalRupees(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function requireAmount(amount: number, unit: string): number {
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new RangeError(`${unit} ${amount} is not an integer of 0 or more`);
  }
  return amount;
}
