const COUNT_FORMAT = new Intl.NumberFormat("en-IN");

/** A count with separators for thousands and then lakhs, as India writes them. */
export function formatCount(count: number): string {
  return COUNT_FORMAT.format(count);
}
