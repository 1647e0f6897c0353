import { formatRupees, rupees } from "@/lib/domain/money";

/** "−₹8,860", "+₹180", "₹0": how much a sum changes, in rupees. */
export function formatChange(difference: number): string {
  const sign = difference < 0 ? "−" : difference > 0 ? "+" : "";
  return `${sign}${formatRupees(rupees(Math.abs(difference)))}`;
}
