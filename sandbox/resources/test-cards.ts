import { cardByName, type TestCard } from "../cards";
import type { Row } from "../objects";

/** The test card behind a payment method; null for UPI, which has none. */
export function testCardOf({ data, hidden }: Row<"payment_method">): TestCard | null {
  if (hidden.card === null) return null;
  const card = cardByName(hidden.card);
  if (!card) throw new Error(`Payment method ${data.id} has an unknown test card`);
  return card;
}
