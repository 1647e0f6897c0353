import type { Work } from "../store/work";

const YEARS = 3;

/** A bank sends its customer a new card before the old one expires; the card network says so. False if it isn't a card. */
export async function renewCard(work: Work, id: string): Promise<boolean> {
  const row = await work.get("payment_method", id);
  if (!row?.data.card || !row.data.customer) return false;
  const previous = { card: { exp_year: row.data.card.exp_year } };
  row.data.card.exp_year += YEARS;
  work.save(row);
  work.emit("payment_method.automatically_updated", row.data, previous);
  return true;
}
