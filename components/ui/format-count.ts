const COUNT_FORMAT = new Intl.NumberFormat("en-IN");

/** A count with its thousands apart, and lakhs after them, as India writes them. */
export function formatCount(count: number): string {
  return COUNT_FORMAT.format(count);
}
