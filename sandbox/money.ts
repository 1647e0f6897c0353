/** 186000, "inr" -> "₹1,860.00": an amount in its smallest unit, formatted for people. */
export function formatAmount(amount: number, currency: string): string {
  const format = new Intl.NumberFormat("en-IN", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
