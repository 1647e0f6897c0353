const COUNT_FORMAT = new Intl.NumberFormat("en-IN");

/** A count with separators for thousands and then lakhs, as India writes them. */
export function formatCount(count: number): string {
  return COUNT_FORMAT.format(count);
}

const QUANTITY_FORMAT = new Intl.NumberFormat("en-IN", { maximumFractionDigits: 2 });

/** The same for what may have halves and hundredths, as kilograms and bhakris do. */
export function formatQuantity(quantity: number): string {
  return QUANTITY_FORMAT.format(quantity);
}
